package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.Instant;

/** {@code POST /v1/conversations/{id}/snooze}: nobody is asked to answer until then. */
public final class SnoozeConversation implements Endpoint<SnoozeConversation.Request, ConversationView> {
    private final Conversations conversations;

    @Inject
    SnoozeConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public ConversationView handle(Caller caller, SnoozeConversation.Request request) {
        var ours = conversations.of(caller.tenant());
        ours.desk().snooze(request.id(), request.until());
        return ConversationView.of(ours.need(request.id()));
    }

    /** Until when. */
    @Json
    @Valid
    public record Request(String id, Instant until) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).snoozeConversation());
        }
    }
}
