package com.loctelli.assistant.turn;

import com.loctelli.assistant.budget.Spending;
import com.loctelli.assistant.budget.Stage;
import com.loctelli.assistant.loops.LoopDetector;
import com.loctelli.assistant.model.ModelClient;
import com.loctelli.assistant.model.Provider;
import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.tools.HandOff;
import com.loctelli.assistant.tools.Library;
import com.loctelli.assistant.tools.Tools;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.ConversationProblems;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Briefs;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The turn, from the message that says it is due to the commit that ends it. Safe to run twice and to stop anywhere: the
 * reply is bound to the conversation's epoch and last message, tools are idempotent, and what was not committed was not
 * said. While one asks its model, the conversation has no other: two would choose, and do, two different things.
 */
public final class Answering {
    private final Platform platform;
    private final ModelClient client;
    private final Provider provider;
    private final Tools tools;
    private final Library library;
    private final Turns turns;
    private final Patience patience;
    private final Summons summons;
    private final Briefs briefs;

    @Inject
    public Answering(Platform platform, ModelClient client) {
        this.platform = platform;
        this.client = client;
        this.provider = new Provider(platform);
        this.tools = new Tools(platform);
        this.library = new Library(platform);
        this.turns = new Turns(platform);
        this.patience = Patience.of(platform.settings());
        this.summons = new Summons(platform);
        this.briefs = new Briefs(platform);
    }

    /** Runs the turn if it is due. */
    public Outcome run(Tenant tenant, TurnDue due) {
        var reading = new Reading(platform, briefs);
        var opening = reading.open(tenant, due);
        if (opening == null) {
            return new Rejected("no-conversation");
        }
        if (!summons.isDue(tenant, due, opening)) {
            return Outcome.DONE;
        }
        var moment = reading.complete(tenant, due, opening);
        if (moment == null) {
            settle(tenant, opening.head());
            return new Rejected("no-lead");
        }
        var brief = moment.brief();
        if (brief == null || brief.mode() == AgentMode.OFF || !isOn(moment)) {
            settle(tenant, opening.head());
            return Outcome.DONE;
        }
        turn(moment, brief, due, opening);
        return Outcome.DONE;
    }

    private void turn(Moment moment, AgentBrief brief, TurnDue due, Reading.Opening opening) {
        var business = moment.business();
        boolean books = business == null || business.settings().features().booking();
        var bench = new Bench(
                moment.tenant(),
                moment.head().value(),
                moment.lead().value(),
                books ? brief.calendarId() : null,
                brief.knowledgeBaseIds(),
                moment.offers(),
                moment.bookings(),
                moment.untold());
        var spending = opening.spending();
        var own = client.model(brief.template().model());
        var model = spending.stage().compareTo(Stage.CHEAPER_MODEL) < 0 ? own : client.cheaper(own);
        boolean isSuggesting = brief.mode() == AgentMode.SUGGEST || spending.stage() == Stage.SUGGEST_ONLY;
        var log = new Log(model);
        var ending = new Ending(platform, client, turns, moment, brief, bench, log, opening);
        try {
            answer(moment, brief, due, opening, bench, log, ending, isSuggesting);
        } catch (RuntimeException fault) {
            // A fault of ours meets the same words again however often they come: it counts as a try, so that the lead
            // hears of a person in the end, and is thrown on to be seen. What is away or was overtaken passes.
            int status = fault instanceof Problem problem ? problem.type().status() : 0;
            if (status < 500 && status != 409 && status != 412) {
                later(moment, due, ending, isSuggesting, "fault", null);
            }
            throw fault;
        }
    }

    private void answer(
            Moment moment,
            AgentBrief brief,
            TurnDue due,
            Reading.Opening opening,
            Bench bench,
            Log log,
            Ending ending,
            boolean isSuggesting) {
        @Nullable String instruction = null;
        if (moment.isFollowUp()) {
            switch (WritingAgain.of(moment, brief, bench, opening.sentToday())) {
                case WritingAgain.Drop(var reason) -> {
                    ending.drop(reason);
                    return;
                }
                case WritingAgain.Postpone(var to) -> {
                    ending.postpone(to);
                    return;
                }
                case WritingAgain.Say(var text) -> {
                    reply(ending, isSuggesting, text, null);
                    return;
                }
                case WritingAgain.Compose(var told) -> instruction = told;
            }
        } else if (Allowance.isSpent(moment, brief, opening.sentToday())) {
            ending.handOver(HandOff.because("limit"));
            return;
        }
        var anger = moment.isFollowUp() ? null : Anger.of(moment, brief);
        if (anger != null) {
            takeOver(ending, isSuggesting, anger);
            return;
        }
        var loop = LoopDetector.rule(
                moment.recent(), moment.head().value().ownership().since());
        if (loop != null) {
            ending.loop(loop);
            return;
        }
        Planted.look(platform, moment);
        var asking = new Asking(client, provider, opening.provider(), log.model());
        var dialogue = new Dialogue(
                asking, tools, moment, brief, isSuggesting, bench, () -> isStillOurs(moment), log, instruction);
        boolean hasEnded = false;
        try {
            end(afforded(moment, bench, ending, opening, asking, dialogue), moment, due, ending, isSuggesting);
            hasEnded = true;
        } finally {
            if (!hasEnded) {
                summons.giveBack(moment, ending.turnId());
            }
        }
    }

    private void end(Result result, Moment moment, TurnDue due, Ending ending, boolean isSuggesting) {
        switch (result) {
            case Result.Reply(var text, var handOff) ->
                reply(ending, isSuggesting, Disclosure.with(moment, text), handOff);
            case Result.GivenUp(var reason) when moment.isFollowUp() -> ending.drop(reason);
            case Result.GivenUp(var reason) -> takeOver(ending, isSuggesting, HandOff.because(reason));
            case Result.Overtaken() -> ending.superseded();
            case Result.OptedOut() -> ending.optedOut();
            case Result.Later(var reason, var retryAfter) ->
                later(moment, due, ending, isSuggesting, "model_" + reason, retryAfter);
        }
    }

    /** Tries again as long as a lead may wait; then does what is done without the model. */
    private void later(
            Moment moment,
            TurnDue due,
            Ending ending,
            boolean isSuggesting,
            String reason,
            @Nullable Duration retryAfter) {
        var next = patience.after(
                moment.tries(), moment.triggerSeq(), platform.clock().now(), retryAfter);
        if (next != null) {
            summons.later(moment, due, next, ending.settled());
        } else if (moment.isFollowUp()) {
            ending.drop(reason);
        } else {
            takeOver(ending, isSuggesting, HandOff.because(reason));
        }
    }

    /** A person answers; the lead is told so, unless a person says every word to them anyhow. */
    private static void takeOver(Ending ending, boolean isSuggesting, HandOff why) {
        if (isSuggesting) {
            ending.handOver(why);
        } else {
            ending.holdAndHandOver(why);
        }
    }

    private static void reply(Ending ending, boolean isSuggesting, String text, @Nullable HandOff handOff) {
        if (isSuggesting && handOff != null) {
            ending.handOver(handOff);
        } else if (isSuggesting) {
            ending.suggest(text);
        } else {
            ending.send(text, handOff);
        }
    }

    /**
     * Runs the dialogue, unless the provider is to be left alone, there is too little money for it, or another turn of
     * the conversation runs. The passages are read while the money is set aside.
     */
    private Result afforded(
            Moment moment, Bench bench, Ending ending, Reading.Opening opening, Asking asking, Dialogue dialogue) {
        var wait = provider.pause(opening.provider());
        if (wait != null) {
            return new Result.Later("paused", wait);
        }
        var spending = opening.spending();
        if (spending.stage() == Stage.STOP) {
            return unaffordable(spending);
        }
        var worst = dialogue.worst();
        var taking = List.of(summons.take(moment, opening, ending.turnId()));
        Object isAffordable;
        try {
            isAffordable = Meter.<Object>together(List.of(
                            () -> spending.reserve(
                                    ending.turnId(), asking.models(), worst.turn(), worst.round(), taking),
                            () -> library.read(bench, moment.pointers())))
                    .getFirst();
        } catch (Problem problem) {
            if (problem.type().equals(ConversationProblems.SUPERSEDED)) {
                return new Result.Overtaken();
            }
            throw problem;
        }
        return isAffordable.equals(true) ? admitted(moment, dialogue) : unaffordable(spending);
    }

    /** Runs the dialogue, unless the provider's minute, or the tenant's share of it, is used up. */
    private Result admitted(Moment moment, Dialogue dialogue) {
        var round = dialogue.worst().round();
        var wait = provider.admit(moment.tenant(), (round.in() + round.out()) / 4);
        return wait == null ? dialogue.run() : new Result.Later("paced", wait);
    }

    /** Where most of what is gone is only set aside by turns that run now, it comes back when they end. */
    private static Result unaffordable(Spending spending) {
        boolean isOver = spending.stage().compareTo(Stage.SUGGEST_ONLY) >= 0;
        return isOver ? new Result.GivenUp("budget") : new Result.Later("budget", null);
    }

    /** Nothing is to be answered by an agent that is not there, nor to a lead who is not. */
    private void settle(Tenant tenant, Stored<Conversation> stored) {
        var head = stored.value();
        if (head.pendingBatch() == null && head.followUp() == null) {
            return;
        }
        try {
            platform.database().commit(new Conversations(platform).of(tenant).settle(stored));
        } catch (Problem problem) {
            if (!problem.type().equals(ConversationProblems.SUPERSEDED)) {
                throw problem;
            }
            // Somebody wrote meanwhile: their batch is settled in its own turn.
        }
    }

    private boolean isStillOurs(Moment moment) {
        var then = moment.head().value();
        var now = new Conversations(platform).of(moment.tenant()).find(then.id());
        return now != null
                && now.value().ownership().isAi()
                && now.value().epoch() == then.epoch()
                && now.value().lastSeq() == then.lastSeq();
    }

    private static boolean isOn(Moment moment) {
        var business = moment.business();
        return business == null
                || (business.isActive() && business.settings().features().ai());
    }
}
