package com.loctelli.campaigns;

import io.avaje.jsonb.Json;
import java.time.Instant;
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
        Counters counters) {

    /** How many recipients there are. */
    long total() {
        return frozen == null ? 0 : frozen.total();
    }

    /** The text with its merge fields. */
    Merge merge() {
        return new Merge(body, mergeDefaults);
    }
}
