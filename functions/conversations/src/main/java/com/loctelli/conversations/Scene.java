package com.loctelli.conversations;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.leads.Lead;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a lead before their text is written into the conversation. */
record Scene(
        Stored<Lead> lead,
        @Nullable Conversation head,
        @Nullable String strategyId,
        @Nullable AgentBrief brief,
        @Nullable AddressHint hint,
        @Nullable CampaignReason reason) {

    /** The campaign that is the reason of the conversation after this text; null for none. */
    @Nullable
    String campaignId() {
        if (reason != null) {
            return reason.text().campaignId();
        }
        return head != null && isLed(head, lead, hint) ? head.campaignId() : null;
    }

    /** The lead's own strategy, where a campaign is the reason and leads for as long as the lead has that one. */
    @Nullable
    String ledFrom() {
        return campaignId() == null ? null : lead.value().strategyId();
    }

    /** How long the agent waits for more; null where it is not to answer at all. */
    @Nullable
    Duration window() {
        return brief == null || brief.mode() == AgentMode.OFF
                ? null
                : Duration.ofSeconds(brief.timing().mergeSeconds());
    }

    /** The strategy that the agent follows: that of the campaign while it is the reason, otherwise the lead's. */
    static @Nullable String strategy(
            Stored<Lead> lead,
            @Nullable Conversation head,
            @Nullable AddressHint hint,
            @Nullable CampaignReason reason) {
        var own = lead.value().strategyId();
        if (reason != null) {
            return reason.strategyId() == null ? own : reason.strategyId();
        }
        return head != null && isLed(head, lead, hint) ? head.strategyId() : own;
    }

    /** Whether a campaign is the conversation's reason still: until it has ended, or the lead is given another strategy. */
    private static boolean isLed(Conversation head, Stored<Lead> lead, @Nullable AddressHint hint) {
        return head.campaignId() != null
                && head.status() != ConversationStatus.RESOLVED
                && head.ownership().mode() != OwnershipMode.CLOSED
                && (Objects.equals(head.ledFrom(), lead.value().strategyId()) || isLedSinceBefore(head, lead, hint));
    }

    /** A head from before it said what it is led from: what the number left with it says so. */
    private static boolean isLedSinceBefore(Conversation head, Stored<Lead> lead, @Nullable AddressHint hint) {
        return head.ledFrom() == null
                && hint != null
                && Objects.equals(hint.strategyId(), lead.value().strategyId());
    }
}
