package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/conversations/{id}/messages}: the messages in their order. */
public final class ListMessages implements Endpoint<ListMessages.Request, Page<MessageView>> {
    private final History history;

    @Inject
    ListMessages(History history) {
        this.history = history;
    }

    @Override
    public Page<MessageView> handle(Caller caller, ListMessages.Request request) {
        var want = History.Want.of(request.afterSeq(), request.sort(), request.cursor(), request.limit());
        return history.ofConversation(caller.tenant(), request.id(), want);
    }

    /** Whose messages, and which of them: after a sequence number, {@code sort} {@code seq} or {@code -seq}. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Min(0) Long afterSeq,
            @Nullable String sort,
            @Nullable String cursor,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerConversationsComponent.factory().create(platform).listMessages());
        }
    }
}
