package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code GET /v1/conversations/{id}}: one conversation. */
public final class GetConversation implements Endpoint<IdRequest, Reply.Tagged<ConversationView>> {
    private final Conversations conversations;

    @Inject
    GetConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Reply.Tagged<ConversationView> handle(Caller caller, IdRequest request) {
        var found = conversations.of(caller.tenant()).need(request.id());
        return new Reply.Tagged<>(ConversationView.of(found), found.version());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).getConversation());
        }
    }
}
