package com.loctelli.campaigns;

import com.loctelli.leads.Lead;
import com.loctelli.messaging.senders.SenderRoster;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign at rest.
 *
 * @param audienceRun the choice of an audience that counts; an older one under way can write nothing more
 * @param frozen the audience, null until one was chosen
 * @param pacedThrough until when the pace is used up
 * @param released how many recipients are done with here
 * @param waiting how many released texts have not reached the carrier
 * @param statusReason why it is held or failed
 * @param choosing the choice of an audience that is under way, null once it is frozen
 * @param localAt the local time at which each person may first be texted, where that is to be by their own zone
 * @param deferred how many recipients wait for an hour at which they may be texted
 * @param strategyId the strategy that the agent follows with those who answer, null for that of the lead
 * @param senderPoolId the pool of numbers that its texts leave from, null for the usual number
 * @param deletedAt when it was removed; what is left of it is on its way out
 */
@Json
public record Campaign(
        String id,
        String name,
        String body,
        CampaignPurpose purpose,
        CampaignStatus status,
        @Nullable String statusReason,
        Map<String, String> mergeDefaults,
        int ratePerMinute,
        AutoPause autoPause,
        @Nullable String audienceRun,
        @Nullable Frozen frozen,
        @Nullable Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant pacedThrough,
        @Nullable Instant lastReleasedAt,
        long released,
        long waiting,
        Counters counters,
        @Nullable Choosing choosing,
        @Nullable String localAt,
        long deferred,
        @Nullable String strategyId,
        @Nullable String senderPoolId,
        @Nullable Instant deletedAt) {

    /** A campaign that is being written. */
    static Campaign draft(
            String id,
            String name,
            String body,
            CampaignPurpose purpose,
            Map<String, String> mergeDefaults,
            int ratePerMinute,
            AutoPause autoPause,
            @Nullable String strategyId,
            @Nullable String senderPoolId) {
        return new Campaign(
                id,
                name,
                body,
                purpose,
                CampaignStatus.DRAFT,
                null,
                mergeDefaults,
                ratePerMinute,
                autoPause,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                Counters.NONE,
                null,
                null,
                0,
                strategyId,
                senderPoolId,
                null);
    }

    /** The numbers that its texts leave from, as a request for a text names them; null for the usual one. */
    @Nullable
    String from() {
        return senderPoolId == null ? null : SenderRoster.POOL + senderPoolId;
    }

    /** Whether there is somebody to text, or may be when the choice is made. */
    boolean hasAudience() {
        return choosing != null || total() > 0;
    }

    /** How many recipients there are. */
    long total() {
        return frozen == null ? 0 : frozen.total();
    }

    /** From when on the person may be texted by the campaign's own plan; null at once. */
    @Nullable
    Instant opensFor(Lead lead) {
        return localAt == null
                ? null
                : LocalDateTime.parse(localAt)
                        .atZone(ZoneId.of(lead.timezone()))
                        .toInstant();
    }

    /** Whether no text was released yet, so that an audience may still be chosen. */
    boolean isBeforeSending() {
        return switch (status) {
            case DRAFT, SCHEDULED, PREPARING -> true;
            case SENDING, PAUSED, COMPLETED, CANCELLED, FAILED -> false;
        };
    }

    /** The text with its merge fields. */
    Merge merge() {
        return new Merge(body, mergeDefaults);
    }
}
