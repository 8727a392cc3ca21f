package com.loctelli.assistant;

import com.loctelli.assistant.turn.Answering;
import com.loctelli.assistant.turn.Summaries;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** {@code TURNS}: answers a conversation whose merge window has ended, writes again where that is due, and sums up. */
public final class AnswerTurn implements Worker<TurnDue> {
    private final Answering answering;
    private final Summaries summaries;

    @Inject
    AnswerTurn(Answering answering, Summaries summaries) {
        this.answering = answering;
        this.summaries = summaries;
    }

    @Override
    public Outcome work(Tenant tenant, TurnDue due) {
        if (due.kind().equals(TurnDue.SUMMARY)) {
            summaries.run(tenant, due.conversationId());
            return Outcome.DONE;
        }
        return answering.run(tenant, due);
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<TurnDue> {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    TurnDue.class,
                    DaggerAssistantComponent.factory().create(platform).answerTurn());
        }
    }
}
