package com.loctelli.conversations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/conversations}: the conversations, the most recently active first; those of one lead or of one status where that is asked. */
public final class ListConversations implements Endpoint<ListConversations.Request, Page<ConversationView>> {
    private final Conversations conversations;
    private final Inbox inbox;

    @Inject
    ListConversations(Conversations conversations, Inbox inbox) {
        this.conversations = conversations;
        this.inbox = inbox;
    }

    @Override
    public Page<ConversationView> handle(Caller caller, ListConversations.Request request) {
        var ours = conversations.of(caller.tenant());
        var limit = request.limit() == null ? 50 : request.limit();
        var leadId = request.leadId();
        if (leadId == null) {
            var reach = caller.reach(Resource.CONVERSATIONS);
            var page = reach.isAll()
                    ? ours.page(request.status(), request.cursor(), limit)
                    : inbox.page(caller.tenant(), reach, request.status(), request.cursor(), limit);
            return page.map(ConversationView::of);
        }
        // A lead has one conversation on a channel, whose id follows from the lead's.
        var found = ours.ofLead(leadId);
        boolean isWanted = found != null
                && (request.status() == null
                        || request.status() == found.value().status());
        return new Page<>(found != null && isWanted ? List.of(ConversationView.of(found)) : List.of(), null, limit);
    }

    /** Which conversations. */
    @Json
    @Valid
    public record Request(
            @Nullable String leadId,
            @Nullable ConversationStatus status,
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
                    DaggerConversationsComponent.factory().create(platform).listConversations());
        }
    }
}
