package com.loctelli.conversations;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the API serves it.
 *
 * @param campaignId the campaign whose text the lead answered, while that is the reason of the conversation
 */
@Json
public record ConversationView(
        String id,
        String leadId,
        String channel,
        @Nullable String senderNumber,
        String leadAddress,
        Ownership ownership,
        long epoch,
        ConversationStatus status,
        @Nullable String strategyId,
        @Nullable String assigneeId,
        @Nullable Instant snoozedUntil,
        long lastSeq,
        int unreadCount,
        int aiMessageCount,
        @Nullable Instant lastInboundAt,
        @Nullable Instant lastOutboundAt,
        @Nullable Instant firstResponseAt,
        Instant lastActivityAt,
        @Nullable PendingBatch pendingBatch,
        @Nullable FollowUpPlan followUp,
        @Nullable Instant slaDueAt,
        @Nullable Instant slaBreachedAt,
        @Nullable String language,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String campaignId) {

    static ConversationView of(Stored<Conversation> stored) {
        var head = stored.value();
        return new ConversationView(
                head.id(),
                head.leadId(),
                head.channel(),
                head.senderNumber(),
                head.leadAddress(),
                head.ownership(),
                head.epoch(),
                head.status(),
                head.strategyId(),
                head.assigneeId(),
                head.snoozedUntil(),
                head.lastSeq(),
                head.unreadCount(),
                head.aiMessageCount(),
                head.lastInboundAt(),
                head.lastOutboundAt(),
                head.firstResponseAt(),
                head.lastActivityAt(),
                head.pendingBatch(),
                head.followUp(),
                head.slaDueAt(),
                head.slaBreachedAt(),
                head.language(),
                stored.createdAt(),
                stored.updatedAt(),
                head.campaignId());
    }

    @Override
    public String toString() {
        return "ConversationView[" + id + ", " + status.wire() + "]";
    }
}
