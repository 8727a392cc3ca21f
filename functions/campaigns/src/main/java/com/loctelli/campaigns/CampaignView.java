package com.loctelli.campaigns;

import com.loctelli.kernel.storage.Stored;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as the API serves it.
 *
 * @param audience the frozen audience, absent until one was chosen
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
        Instant updatedAt) {

    static CampaignView of(Stored<Campaign> stored) {
        var campaign = stored.value();
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
                campaign.frozen(),
                counters(campaign),
                campaign.scheduledAt(),
                campaign.startedAt(),
                campaign.completedAt(),
                stored.createdAt(),
                stored.updatedAt());
    }

    static Counters counters(Campaign campaign) {
        boolean hasBegun = switch (campaign.status()) {
            case PREPARING, SENDING, PAUSED, COMPLETED -> true;
            case DRAFT, SCHEDULED, CANCELLED, FAILED -> false;
        };
        return hasBegun ? campaign.counters().withWaiting(campaign.total() - campaign.released()) : campaign.counters();
    }
}
