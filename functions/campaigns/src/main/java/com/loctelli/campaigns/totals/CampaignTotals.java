package com.loctelli.campaigns.totals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done about a campaign's recipients so far.
 *
 * @param released how many are done with here
 * @param waiting how many released texts have not reached the carrier
 * @param deferred how many wait for an hour at which they may be texted
 * @param lastReleasedAt when somebody was released last, null where nobody was
 */
public record CampaignTotals(
        long released,
        long waiting,
        long deferred,
        Counters counters,
        @Nullable Instant lastReleasedAt) {
    /** Of a campaign that has released nobody. */
    public static final CampaignTotals NONE = new CampaignTotals(0, 0, 0, Counters.NONE, null);
}
