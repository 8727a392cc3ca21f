package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/conversations/{id}/assign}: a user looks after it; who answers does not change. */
public final class AssignConversation implements Endpoint<AssignConversation.Request, ConversationView> {
    private final Conversations conversations;

    @Inject
    AssignConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public ConversationView handle(Caller caller, AssignConversation.Request request) {
        var ours = conversations.of(caller.tenant());
        ours.desk().assign(request.id(), request.userId());
        return ConversationView.of(ours.need(request.id()));
    }

    /** To whom. */
    @Json
    @Valid
    public record Request(
            String id, @NotBlank @Size(max = 60) String userId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).assignConversation());
        }
    }
}
