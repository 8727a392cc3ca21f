package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.delivery.CampaignText;
import com.loctelli.messaging.delivery.Outreach;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a lead writes: a campaign's text, which their conversation does not hold yet. Campaigns do not write into the
 * conversations of all whom they text; the text is put before the first answer to it, so that whoever answers, and the
 * agent, know what it was about.
 *
 * @param words what the campaign's text said
 * @param strategyId the strategy that the agent follows with those who answer it, null for the lead's own
 */
record CampaignReason(
        CampaignText text, String words, @Nullable String strategyId) {
    /** What comes later is a matter of its own. */
    private static final Duration ANSWERED_WITHIN = Duration.ofDays(7);
    /** Nobody answers what never reached them. */
    private static final Set<TextState> NEVER_LEFT =
            EnumSet.of(TextState.SKIPPED, TextState.FAILED, TextState.CANCELED);

    /** The reason, or null where somebody has written in the conversation since, or the text never left. */
    static @Nullable CampaignReason of(
            Platform platform, Tenant tenant, @Nullable CampaignText last, @Nullable Conversation head) {
        if (last == null
                || last.at().plus(ANSWERED_WITHIN).isBefore(platform.clock().now())
                || !isBefore(head, last.at())) {
            return null;
        }
        var answer = platform.database()
                .batch(tenant)
                .want(TableName.MESSAGING, TextKeys.text(last.textId()))
                .want(TableName.MESSAGING, TextKeys.outreach(last.campaignId()))
                .read();
        var text = answer.find(TableName.MESSAGING, TextKeys.text(last.textId()), SmsMessage.class)
                .map(Stored::value)
                .filter(sms -> !NEVER_LEFT.contains(sms.status()))
                .orElse(null);
        if (text == null) {
            return null;
        }
        var outreach = answer.find(TableName.MESSAGING, TextKeys.outreach(last.campaignId()), Outreach.class)
                .map(Stored::value)
                .orElseGet(() -> new Outreach(null));
        var words = platform.cipher().open(tenant, text.id(), text.bodyEnc());
        return new CampaignReason(last, words, outreach.strategyId());
    }

    private static boolean isBefore(@Nullable Conversation head, Instant at) {
        return head == null || (isBefore(head.lastInboundAt(), at) && isBefore(head.lastOutboundAt(), at));
    }

    private static boolean isBefore(@Nullable Instant written, Instant at) {
        return written == null || written.isBefore(at);
    }

    /** Leaves the words out. */
    @Override
    public String toString() {
        return "CampaignReason[" + text.campaignId() + "]";
    }
}
