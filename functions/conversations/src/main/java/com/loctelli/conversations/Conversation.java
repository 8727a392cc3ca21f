package com.loctelli.conversations;

import com.loctelli.strategies.AgentBrief;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The head of a conversation.
 *
 * @param senderNumber the number of ours that the lead knows; null until a text went either way
 * @param leadAddress the lead's number
 * @param epoch counts what makes a reply under way stale: ownership changes, newer texts of the lead
 * @param assigneeId the user who looks after it, whoever answers
 * @param lastSeq the number of the last message; the first is 1
 * @param aiMessageCount how many messages the agent wrote
 * @param aiMessagesSince how many of them since it began, or began again: where a person gave it the conversation, or the
 *     lead wrote after the matter was settled
 * @param pendingBatch what the agent has yet to answer
 * @param followUp that the agent writes again where the lead does not
 * @param slaDueAt by when a person should have answered
 * @param slaBreachedAt when that time passed without an answer
 * @param campaignId the campaign that the lead answers, whose strategy the agent follows while that is the reason
 * @param ledFrom the lead's own strategy when the campaign became the reason: the campaign leads for as long as the
 *     lead has that one; null where there is no campaign, or the lead had none
 * @param language the language the lead writes, as it was last recognised: {@code en}, {@code es}…
 */
@Json
public record Conversation(
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
        int aiMessagesSince,
        @Nullable Instant lastInboundAt,
        @Nullable Instant lastOutboundAt,
        @Nullable Instant firstResponseAt,
        Instant lastActivityAt,
        @Nullable PendingBatch pendingBatch,
        @Nullable FollowUpPlan followUp,
        @Nullable Instant slaDueAt,
        @Nullable Instant slaBreachedAt,
        @Nullable String language,
        @Nullable String campaignId,
        @Nullable String ledFrom) {

    /**
     * A fresh head that begins with a lead's text, or with a campaign's and the lead's answer to it.
     *
     * @param from {@link #ledFrom}
     */
    Conversation begun(
            @Nullable PendingBatch batch, Instant now, @Nullable CampaignReason reason, @Nullable String from) {
        return new Conversation(
                id,
                leadId,
                channel,
                senderNumber,
                leadAddress,
                ownership,
                epoch,
                ConversationStatus.WAITING_US,
                strategyId,
                assigneeId,
                snoozedUntil,
                reason == null ? 1 : 2,
                1,
                aiMessageCount,
                aiMessagesSince,
                now,
                reason == null ? lastOutboundAt : reason.text().at(),
                firstResponseAt,
                now,
                batch,
                followUp,
                slaDueAt,
                slaBreachedAt,
                language,
                reason == null ? null : reason.text().campaignId(),
                from);
    }

    /**
     * Whether the agent goes by what was read under the conversation's strategy. It does not where a campaign named that
     * strategy and it was switched off or removed since: then the lead's own leads, so that who answers is answered.
     */
    public boolean isLedBy(@Nullable AgentBrief brief) {
        return campaignId == null
                || strategyId == null
                || (brief != null && brief.strategyId().equals(strategyId));
    }

    /** What a due message means for the conversation as it is now. */
    public Due due(TurnDue message, Instant now) {
        var batch = pendingBatch;
        if (batch == null || !ownership.isAi() || batch.throughSeq() > message.seq()) {
            return new Due.Over();
        }
        return batch.dueAt().isAfter(now) ? new Due.Early(Duration.between(now, batch.dueAt())) : new Due.Now(batch);
    }

    /** Leaves the lead's number out. */
    @Override
    public String toString() {
        return "Conversation[" + id + ", " + epoch + ", " + lastSeq + "]";
    }
}
