package com.loctelli.evals;

import com.loctelli.assistant.model.ModelClient;
import com.loctelli.evals.stage.Sandboxes;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.Strategies;
import com.loctelli.subaccounts.usage.LimitReached;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code REHEARSALS}: plays one conversation of a run in a sandbox of its own, keeps how it went and clears the sandbox.
 * Played twice for a message that came twice, it is counted once. One that cannot be played, for want of money or of what
 * it is about, or because it ended by an error twice, is kept as one that did not pass: a run comes to its end.
 */
public final class Rehearse implements Worker<RehearsalDue> {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Platform platform;
    private final Runs runs;
    private final Sandboxes sandboxes;
    private @Nullable Stage stage;

    @Inject
    Rehearse(Platform platform, Runs runs, Sandboxes sandboxes) {
        this.platform = platform;
        this.runs = runs;
        this.sandboxes = sandboxes;
    }

    @Override
    public Outcome work(Tenant tenant, RehearsalDue due) {
        var run = runs.find(tenant, due.runId());
        if (run == null) {
            return new Rejected("no-run");
        }
        if (due.place() < 0) {
            var all = new ArrayList<Outgoing>();
            for (int place = 0; place < run.conversations(); place++) {
                all.add(Outgoing.of(QueueName.REHEARSALS, tenant, new RehearsalDue(run.id(), place)));
            }
            platform.queues().sendAll(all);
            return Outcome.DONE;
        }
        if (!runs.isKept(tenant, run.id(), due.place())) {
            play(tenant, run, due.place());
        }
        return Outcome.DONE;
    }

    private synchronized void play(Tenant tenant, EvalRun run, int place) {
        var scenario = run.at(place);
        var client = new ModelClient(platform.settings());
        AgentBrief brief;
        Outlay outlay;
        try {
            brief = new Strategies(platform).of(tenant).briefOf(run.strategyId(), run.strategyVersion());
            var model = client.model(brief.template().model());
            outlay = Outlay.setAside(platform, tenant, model, scenario.maxTurns());
        } catch (Problem problem) {
            runs.keep(tenant, run.id(), place, Played.not(scenario, forGood(problem), 0L), List.of());
            return;
        }
        var name = "run-" + run.id() + "-" + place;
        boolean isTriedBefore = sandboxes.isOpen(tenant, name);
        // What an earlier try left behind would be found by this one.
        sandboxes.clear(tenant, name);
        var sandbox = sandboxes.open(tenant, name, brief, KEPT);
        if (stage == null) {
            stage = new Stage(platform, Stage.Patience.REALLY);
        }
        var ours = Objects.requireNonNull(stage);
        var rehearsal = new Rehearsal(ours, sandbox, brief, scenario, client);
        Played played;
        try {
            played = rehearsal.play(run.startedAt());
        } catch (RuntimeException e) {
            if (!isTriedBefore) {
                throw e;
            }
            // It ends so whenever it is played.
            played = Played.not(scenario, "it ended by " + e.getClass().getSimpleName(), null);
        }
        var agent = Outlay.Counted.in(platform, sandbox, run.startedAt(), ours.now());
        runs.keep(tenant, run.id(), place, played, outlay.settled(agent, rehearsal.lead()));
        sandboxes.clear(tenant, name);
    }

    /** Why a conversation cannot be played, where it cannot be however often it is tried; otherwise the problem is thrown. */
    private static String forGood(Problem problem) {
        if (problem.type().equals(ProblemType.NOT_FOUND)) {
            return "there is no such version of the strategy any more";
        }
        if (LimitReached.is(problem)) {
            return "the sub-account's budget leaves too little for it";
        }
        throw problem;
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<RehearsalDue> {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    RehearsalDue.class,
                    DaggerEvalsComponent.factory().create(platform).rehearse());
        }
    }
}
