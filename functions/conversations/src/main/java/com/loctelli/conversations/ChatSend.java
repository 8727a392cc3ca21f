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

/** {@code POST /v1/chat/send}: a person writes to a lead, as {@link SendMessage} does; without a conversation one is opened. */
@Needs(Feature.SMS)
public final class ChatSend implements Endpoint<ChatSend.Request, Reply.Accepted<MessageView>> {
    private final PersonWrites writes;

    @Inject
    ChatSend(PersonWrites writes) {
        this.writes = writes;
    }

    @Override
    public Reply.Accepted<MessageView> handle(Caller caller, ChatSend.Request request) {
        return new Reply.Accepted<>(writes.to(caller.user(), request.leadId(), request.text()));
    }

    /** The lead and the words. */
    @Json
    @Valid
    public record Request(
            @NotBlank String leadId,
            @NotBlank @Size(max = 1600) String text) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).chatSend());
        }
    }
}
