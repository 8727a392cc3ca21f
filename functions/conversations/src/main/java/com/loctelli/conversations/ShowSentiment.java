package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code GET /v1/conversations/{id}/sentiment}: how the lead sounds, and by which of their words. */
public final class ShowSentiment implements Endpoint<IdRequest, Sentiment> {
    private static final int MESSAGES = 30;

    private final Conversations conversations;

    @Inject
    ShowSentiment(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Sentiment handle(Caller caller, IdRequest request) {
        var ours = conversations.of(caller.tenant());
        ours.need(request.id());
        return Sentiment.of(ours.recent(request.id(), MESSAGES));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).showSentiment());
        }
    }
}
