package com.loctelli.assistant.turn;

import com.loctelli.assistant.AssistantProblems;
import com.loctelli.assistant.budget.Spending;
import com.loctelli.assistant.budget.Stage;
import com.loctelli.assistant.model.Line;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Prices;
import com.loctelli.assistant.model.Provider;
import com.loctelli.assistant.tools.RecordedTools;
import com.loctelli.assistant.trace.ReplayView;
import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.AllowedModels;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.templates.Templates;
import com.loctelli.subaccounts.usage.LimitReached;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Plays a turn again: the same moment, by another prompt, another version of the strategy or another model. Tools answer
 * from the record; nothing is sent and nothing is written but what the model costs, which is set aside and settled as for
 * a turn.
 */
public final class Replaying {
    /** How long the model may take in all: the caller waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(24);

    private final Platform platform;
    private final ModelClient client;
    private final Turns turns;
    private final Provider provider;

    /** On the ports of a process. */
    @Inject
    public Replaying(Platform platform, ModelClient client) {
        this.platform = platform;
        this.client = client;
        this.turns = new Turns(platform);
        this.provider = new Provider(platform);
    }

    /**
     * What is to be other than it was; null for what is to be the same.
     *
     * @param templateVersion of that template, or of the turn's own
     */
    public record Change(
            @Nullable String templateId,
            @Nullable Integer templateVersion,
            @Nullable Integer strategyVersion,
            @Nullable String model) {}

    /** The turn and its replay; 404 where there is no such turn, 410 where what it read is not kept any more. */
    public ReplayView run(Tenant tenant, String turnId, Change change) {
        var turn = turns.need(tenant, turnId, true);
        if (turn.promptSha256() == null) {
            throw AssistantProblems.NO_MODEL_ASKED.problem();
        }
        var kept = turns.recording(tenant, turnId);
        if (kept == null) {
            throw AssistantProblems.RECORDING_GONE.problem();
        }
        var recording = Json.read(kept, Recording.class);
        var brief = brief(tenant, recording.brief(), change);
        var wanted = change.model();
        var model = wanted == null ? client.model(brief.template().model()) : wanted;
        new AllowedModels(platform.settings()).check("/model", wanted);
        return ReplayView.of(turn, played(tenant, turn, recording, brief, model));
    }

    private AgentBrief brief(Tenant tenant, AgentBrief was, Change change) {
        var template = was.template();
        if (change.templateId() != null || change.templateVersion() != null) {
            var id = change.templateId() == null ? template.id() : change.templateId();
            template = new Templates(platform).of(tenant).version(id, change.templateVersion());
            if (template == null) {
                var field = change.templateVersion() == null ? "/promptTemplateId" : "/promptTemplateVersion";
                throw Problem.field(field, "value", "There is no such version of a template");
            }
        }
        var number = change.strategyVersion();
        if (number == null) {
            return was.saying(was.version(), was.content(), template);
        }
        var version = new Strategies(platform).of(tenant).findVersion(was.strategyId(), number);
        if (version == null) {
            throw Problem.field("/strategyVersion", "value", "There is no such version of the strategy");
        }
        return was.saying(number, version.content(), template);
    }

    private ReplayView.Side played(Tenant tenant, TurnView turn, Recording recording, AgentBrief brief, String model) {
        var spending = Spending.read(platform, tenant);
        var state = provider.read();
        var pause = provider.pause(state);
        if (pause != null) {
            throw ProblemType.UNAVAILABLE
                    .problem("The model's provider is busy")
                    .retryAfter(pause);
        }
        var began = System.nanoTime();
        var moment = recording.moment(tenant, brief);
        var bench = recording.bench(tenant);
        var log = new Log(model);
        var asking = Asking.only(client, provider, state, model, PATIENCE);
        var tools = new RecordedTools(recording.steps(), recording.now());
        boolean isSuggesting = brief.mode() == AgentMode.SUGGEST || turn.status() == TurnStatus.SUGGESTED;
        var dialogue = new Dialogue(
                asking, tools, moment, brief, isSuggesting, bench, () -> true, log, recording.instruction());
        var worst = dialogue.worst();
        var id = "replay:" + platform.ids().next("tn");
        if (spending.stage() == Stage.STOP || !spending.reserve(id, asking.models(), worst.turn(), worst.round())) {
            throw LimitReached.OF_FLOW.problem("There is too little left of the agent's budget");
        }
        var wait = provider.admit(tenant, (worst.round().in() + worst.round().out()) / 4);
        var result = wait == null ? dialogue.run() : new Result.Later("paced", wait);
        platform.database().commit(spending.settled(log.models(), log.billed()));
        return side(turn, moment, brief, log, result, (System.nanoTime() - began) / 1_000_000);
    }

    private ReplayView.Side side(
            TurnView turn, Moment moment, AgentBrief brief, Log log, Result result, long latencyMs) {
        boolean wasSuggested = turn.status() == TurnStatus.SUGGESTED;
        TurnStatus outcome;
        @Nullable String reason = null;
        @Nullable String reply = null;
        switch (result) {
            case Result.Reply(var text, var handOff) -> {
                outcome =
                        handOff != null ? TurnStatus.HANDED_OFF : wasSuggested ? TurnStatus.SUGGESTED : TurnStatus.SENT;
                reason = handOff == null ? null : handOff.reason();
                reply = moment.isFollowUp() ? text : Disclosure.with(moment, text);
            }
            case Result.GivenUp(var why) -> {
                outcome = moment.isFollowUp() ? TurnStatus.BLOCKED : TurnStatus.HANDED_OFF;
                reason = why;
            }
            case Result.OptedOut() -> {
                outcome = TurnStatus.BLOCKED;
                reason = "opted_out";
            }
            case Result.Overtaken() -> outcome = TurnStatus.SUPERSEDED;
            case Result.Later(var why, var retryAfter) -> {
                var problem = ProblemType.UNAVAILABLE.problem("The model did not answer: " + why);
                throw retryAfter == null ? problem : problem.retryAfter(retryAfter);
            }
        }
        var prompt = Line.transcript(log.prompt());
        return new ReplayView.Side(
                brief.template().id() + "@" + brief.template().templateVersion(),
                brief.strategyId() + "@" + brief.version(),
                log.model(),
                outcome,
                reason,
                reply,
                log.calls(),
                TurnView.Gate.of(log.gate()),
                log.rounds(),
                log.usage().in(),
                log.usage().out(),
                Prices.of(platform.settings()).cost(log.model(), log.usage()),
                latencyMs,
                Turns.sha256(prompt),
                prompt);
    }
}
