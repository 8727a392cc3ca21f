package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/conversations/{id}/take-over}: the caller answers from now on; what the agent was about to say is never sent. */
public final class TakeOverConversation implements Endpoint<IdRequest, Owned> {
    private final Conversations conversations;

    @Inject
    TakeOverConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Owned handle(Caller caller, IdRequest request) {
        return conversations
                .of(caller.tenant())
                .takeOver(request.id(), caller.user().id(), "taken_over");
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).takeOverConversation());
        }
    }
}
