package com.loctelli.campaigns;

import com.loctelli.campaigns.audience.Frozen;
import com.loctelli.campaigns.totals.Counters;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as the API serves it.
 *
 * @param audience the frozen audience, absent until one was chosen
 * @param choosing how far the choice of an audience is that is under way
 * @param segmentsEstimate how many segments the texts have
 * @param costEstimateMicros what they cost at the price that a segment had when the audience was frozen
 * @param localAt the local time at which each person may first be texted
 * @param deferred how many of those counted as queued wait for an hour at which they may be texted
 * @param senderPoolId the pool of numbers that its texts leave from
 * @param createdBy who made the draft
 * @param approvedBy who had it sent or scheduled, the latest of them; absent of a draft
 * @param counters where its recipients are; those who are still to be released count as queued once it has begun
 */
@Json
public record CampaignView(
        String id,
        String name,
        String body,
        CampaignPurpose purpose,
        CampaignStatus status,
        @Nullable String statusReason,
        Map<String, String> mergeDefaults,
        int ratePerMinute,
        AutoPause autoPause,
        @Nullable Frozen audience,
        Counters counters,
        @Nullable Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Progress choosing,
        @Nullable Long segmentsEstimate,
        @Nullable Long costEstimateMicros,
        @Nullable String localAt,
        @Nullable String strategyId,
        long deferred,
        @Nullable String senderPoolId,
        Actor createdBy,
        @Nullable Actor approvedBy) {

    /** Who was chosen so far, and who was left out. */
    @Json
    public record Progress(long total, Map<String, Long> excluded) {}

    /** What is served of a campaign that was read. */
    public static CampaignView of(Stored<Campaign> stored) {
        var campaign = stored.value();
        var state = campaign.state();
        var plan = state.plan();
        var localAt = plan == null ? null : plan.localAt();
        var choosing = campaign.choosing();
        var frozen = campaign.frozen();
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.body(),
                campaign.purpose(),
                campaign.status(),
                campaign.statusReason(),
                campaign.mergeDefaults(),
                campaign.ratePerMinute(),
                campaign.autoPause(),
                frozen,
                counters(campaign),
                plan == null ? null : plan.at(),
                state.startedAt(),
                state instanceof CampaignState.Ended ended ? ended.at() : null,
                stored.createdAt(),
                stored.updatedAt(),
                choosing == null ? null : new Progress(choosing.total(), choosing.excluded()),
                frozen == null ? null : frozen.segments(),
                frozen == null ? null : frozen.costMicros(),
                localAt == null ? null : localAt.toString(),
                campaign.strategyId(),
                campaign.deferred(),
                campaign.senderPoolId(),
                stored.createdBy(),
                campaign.approvedBy());
    }

    /** The counters, with who is still to be released counted as queued once it has begun. */
    public static Counters counters(Campaign campaign) {
        boolean hasBegun = switch (campaign.state()) {
            case CampaignState.Preparing _,
                    CampaignState.Sending _,
                    CampaignState.Paused _,
                    CampaignState.Completed _ -> true;
            case CampaignState.Draft _, CampaignState.Scheduled _, CampaignState.Cancelled _, CampaignState.Failed _ ->
                false;
        };
        return hasBegun ? campaign.counters().withWaiting(campaign.total() - campaign.released()) : campaign.counters();
    }
}
