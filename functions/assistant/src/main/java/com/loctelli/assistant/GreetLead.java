package com.loctelli.assistant;

import com.loctelli.assistant.turn.Answering;
import com.loctelli.assistant.turn.Greetings;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadCaptured;
import com.loctelli.leads.LeadSource;
import jakarta.inject.Inject;

/**
 * {@code LEAD_EVENTS}: opens the conversation with a new lead and greets, at once and in the same invocation, for the
 * first minutes decide. Who texted us first is answered, not greeted.
 */
public final class GreetLead implements Worker<LeadCaptured> {
    private final Greetings greetings;
    private final Answering answering;

    @Inject
    GreetLead(Greetings greetings, Answering answering) {
        this.greetings = greetings;
        this.answering = answering;
    }

    @Override
    public Outcome work(Tenant tenant, LeadCaptured captured) {
        if (!captured.isNew() || captured.source().equals(LeadSource.SMS.wire())) {
            return Outcome.DONE;
        }
        var conversationId = greetings.openIfWanted(tenant, captured.leadId());
        return conversationId == null
                ? Outcome.DONE
                : answering.run(tenant, TurnDue.of(conversationId, TurnDue.GREETING, 0));
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<LeadCaptured> {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    LeadCaptured.class,
                    DaggerAssistantComponent.factory().create(platform).greetLead());
        }
    }
}
