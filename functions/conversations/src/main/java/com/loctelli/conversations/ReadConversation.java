package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/conversations/{id}/read}: a person has read all there is. */
public final class ReadConversation implements Endpoint<IdRequest, ConversationView> {
    private final Conversations conversations;

    @Inject
    ReadConversation(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public ConversationView handle(Caller caller, IdRequest request) {
        var ours = conversations.of(caller.tenant());
        ours.desk().read(request.id());
        return ConversationView.of(ours.need(request.id()));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).readConversation());
        }
    }
}
