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

/** When a campaign is to be worked again. */
final class NextTick {
    private static final Duration SOON = Duration.ofSeconds(50);
    private static final Duration SELDOM = Duration.ofMinutes(5);

    private NextTick() {}

    /** After a tick now; null where there is nothing left to do. */
    static @Nullable Instant of(Campaign campaign, Instant now) {
        if (campaign.choosing() != null && campaign.state() instanceof BeforeSending) {
            return now.plus(SOON);
        }
        return switch (campaign.state()) {
            case Scheduled scheduled -> scheduled.plan().at();
            case Preparing _, Sending _ -> now.plus(SOON);
            case Paused _, Cancelled _, Completed _ -> following(campaign.totals(), now);
            case Draft _, Failed _ -> null;
        };
    }

    /** Nothing is released, and what was is followed until its fate no longer matters. */
    private static @Nullable Instant following(CampaignTotals totals, Instant now) {
        if (totals.waiting() > 0) {
            return now.plus(SOON);
        }
        var last = totals.lastReleasedAt();
        boolean isFollowed = last != null
                && last.plus(Looks.FOLLOWED).plus(SELDOM.multipliedBy(12)).isAfter(now);
        return isFollowed ? now.plus(SELDOM) : null;
    }
}
