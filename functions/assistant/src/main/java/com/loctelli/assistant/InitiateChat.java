package com.loctelli.assistant;

import com.loctelli.assistant.turn.Greetings;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/chat/initiate/{leadId}}: the agent begins the conversation with a lead, if nobody has written yet; the
 * greeting leaves through the send path.
 */
@Needs({Feature.AI, Feature.SMS})
public final class InitiateChat implements Endpoint<InitiateChat.Request, Reply.Accepted<InitiateChat.Begun>> {
    private final Platform platform;
    private final Greetings greetings;

    @Inject
    InitiateChat(Platform platform, Greetings greetings) {
        this.platform = platform;
        this.greetings = greetings;
    }

    @Override
    public Reply.Accepted<Begun> handle(Caller caller, Request request) {
        var id = greetings.open(caller.tenant(), request.leadId());
        platform.queues().send(Outgoing.of(QueueName.TURNS, caller.tenant(), TurnDue.of(id, TurnDue.GREETING, 0)));
        return new Reply.Accepted<>(new Begun(id));
    }

    /** Which lead. */
    @Json
    @Valid
    public record Request(String leadId) {}

    /** The conversation that was opened. */
    @Json
    public record Begun(String conversationId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAssistantComponent.factory().create(platform).initiateChat());
        }
    }
}
