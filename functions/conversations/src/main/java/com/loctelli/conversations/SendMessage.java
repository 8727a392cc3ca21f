package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.Feature;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Needs;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/conversations/{id}/messages}: a person writes to the lead, and the conversation is theirs from then on. */
@Needs(Feature.SMS)
public final class SendMessage implements Endpoint<SendMessage.Request, Reply.Accepted<MessageView>> {
    private final PersonWrites writes;

    @Inject
    SendMessage(PersonWrites writes) {
        this.writes = writes;
    }

    @Override
    public Reply.Accepted<MessageView> handle(Caller caller, SendMessage.Request request) {
        return new Reply.Accepted<>(writes.in(caller.user(), request.id(), request.text()));
    }

    /** The conversation and the words. */
    @Json
    @Valid
    public record Request(
            String id, @NotBlank @Size(max = 1600) String text) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).sendMessage());
        }
    }
}
