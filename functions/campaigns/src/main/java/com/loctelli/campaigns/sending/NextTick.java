package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignState.BeforeSending;
import com.loctelli.campaigns.CampaignState.Cancelled;
import com.loctelli.campaigns.CampaignState.Completed;
import com.loctelli.campaigns.CampaignState.Draft;
import com.loctelli.campaigns.CampaignState.Failed;
import com.loctelli.campaigns.CampaignState.Paused;
import com.loctelli.campaigns.CampaignState.Preparing;
import com.loctelli.campaigns.CampaignState.Scheduled;
import com.loctelli.campaigns.CampaignState.Sending;
import com.loctelli.campaigns.totals.CampaignTotals;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign is to be worked again. Who is due at once is given the tick of the next minute, for the feed comes
 * once a minute: however long a tick took, it leaves out none.
 */
final class NextTick {
    private static final Duration SELDOM = Duration.ofMinutes(5);

    private NextTick() {}

    /**
     * After a tick now; null where there is nothing left to do.
     *
     * @param isLookedAfter whether the tick looked at everybody whose time it was
     */
    static @Nullable Instant of(Campaign campaign, boolean isLookedAfter, Instant now) {
        if (campaign.choosing() != null && campaign.state() instanceof BeforeSending) {
            return now;
        }
        return switch (campaign.state()) {
            case Scheduled scheduled -> scheduled.plan().at();
            case Preparing _, Sending _ -> now;
            case Paused _, Cancelled _, Completed _ -> isLookedAfter ? following(campaign.totals(), now) : now;
            case Draft _, Failed _ -> null;
        };
    }

    /** Nothing is released, and what was is followed until its fate no longer matters. */
    private static @Nullable Instant following(CampaignTotals totals, Instant now) {
        if (totals.waiting() > 0) {
            return now;
        }
        var last = totals.lastReleasedAt();
        boolean isFollowed = last != null
                && last.plus(Looks.FOLLOWED).plus(SELDOM.multipliedBy(12)).isAfter(now);
        return isFollowed ? now.plus(SELDOM) : null;
    }
}
