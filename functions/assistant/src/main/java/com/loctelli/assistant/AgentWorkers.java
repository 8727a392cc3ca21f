package com.loctelli.assistant;

import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.leads.LeadCaptured;

/** The agent's workers for who runs them without a queue in between: a rehearsal is worked by the very same. */
public final class AgentWorkers {
    private final AssistantComponent parts;

    /** On the given ports; the model's client is kept. */
    public AgentWorkers(Platform platform) {
        this.parts = DaggerAssistantComponent.factory().create(platform);
    }

    /** Greets new leads. */
    public Worker<LeadCaptured> greetLead() {
        return parts.greetLead();
    }

    /** Answers conversations. */
    public Worker<TurnDue> answerTurn() {
        return parts.answerTurn();
    }
}
