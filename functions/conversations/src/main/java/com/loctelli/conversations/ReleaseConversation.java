package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/conversations/{id}/release}: the agent answers from now on, and first what is unanswered. */
public final class ReleaseConversation implements Endpoint<IdRequest, Owned> {
    private final Conversations conversations;

    @Inject
    ReleaseConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Owned handle(Caller caller, IdRequest request) {
        return conversations.of(caller.tenant()).release(request.id(), "released");
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).releaseConversation());
        }
    }
}
