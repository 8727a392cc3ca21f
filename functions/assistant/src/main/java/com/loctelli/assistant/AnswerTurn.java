package com.loctelli.assistant;

import com.loctelli.assistant.turn.Answering;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** {@code TURNS}: answers a conversation whose merge window has ended. */
public final class AnswerTurn implements Worker<TurnDue> {
    private final Answering answering;

    @Inject
    AnswerTurn(Answering answering) {
        this.answering = answering;
    }

    @Override
    public Outcome work(Tenant tenant, TurnDue due) {
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
