package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignProblems;
import com.loctelli.campaigns.CampaignState;
import com.loctelli.campaigns.CampaignStatus;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Releases what the pace leaves to a campaign now, in the order in which its recipients may be texted. The pace is taken
 * where somebody is due, and before anything is released, so that a second tick of the same minute has nothing left to
 * release; one that stops loses at most its own minute, and for half an hour what it took of a number's limited day. A
 * tick that passes over too many, since their number or carrier takes no more, leaves them behind: the next one goes on
 * after them, and all come to those who are left behind again when they come to the end.
 */
final class ReleaseShare {
    private static final int LEAST_READ = 100;
    private static final int MOST_READ = 500;

    private final Platform platform;
    private final Campaigns campaigns;
    private final Texts texts;
    private final Pacing pacing;

    @Inject
    ReleaseShare(Platform platform, Campaigns campaigns, Texts texts, Pacing pacing) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.texts = texts;
        this.pacing = pacing;
    }

    /** Does so until the instant, or until the campaign is held; nothing while the sub-account may not text. */
    void of(Tenant tenant, Stored<Campaign> found, CampaignState.Sending sending, Instant end) {
        var campaign = found.value();
        if (campaign.released() >= campaign.total() || !texts.of(tenant).canText()) {
            return;
        }
        var now = platform.clock().now();
        var rows = campaigns.of(tenant).rows();
        // Two minutes of the campaign's own pace are the most that there is to take.
        int together = Math.clamp(2L * campaign.ratePerMinute(), LEAST_READ, MOST_READ);
        var queue = new ReleaseQueue(rows, campaign.id(), campaign.passedOver(), now, together);
        var first = queue.next();
        if (first.isEmpty()) {
            return;
        }
        var share = pacing.take(tenant, found, sending, now);
        if (share.texts() == 0) {
            return;
        }
        try {
            var run = new Run(new Release(platform, tenant, texts, campaign, share.room()), share, end);
            run.through(first, queue);
            var next = run.next(campaign.passedOver());
            if (!Objects.equals(next, campaign.passedOver())) {
                keep(rows, found, next);
            }
        } finally {
            pacing.used(tenant, share, campaign, now);
        }
    }

    /** Says where the next tick goes on. A campaign that is held meanwhile may forget it. */
    private void keep(Rows rows, Stored<Campaign> found, @Nullable String place) {
        var update = new Update();
        try {
            platform.database()
                    .commit(rows.update(
                                    found.sk(),
                                    place == null ? update.remove("passedOver") : update.set("passedOver", place))
                            .when(Condition.equal("status", CampaignStatus.SENDING.wire()))
                            .otherwise(CampaignProblems.NOT_SENDING));
        } catch (Problem problem) {
            if (!problem.type().equals(CampaignProblems.NOT_SENDING)) {
                throw problem;
            }
        }
    }

    /** One tick's way through the queue. */
    private final class Run {
        private final Release release;
        private final SendingRoom room;
        private final Instant end;
        private final List<Stored<Recipient>> batch = new ArrayList<>();
        private long allowed;
        private boolean isHeld;
        private boolean isAtEnd;
        /** The place of the last of those who are done with in this tick. */
        private @Nullable String last;

        Run(Release release, Pacing.Share share, Instant end) {
            this.release = release;
            this.room = share.room();
            this.end = end;
            this.allowed = share.texts();
        }

        /** Who is only put off takes nothing of the pace, so that more are read until it is used up. */
        void through(List<Stored<Recipient>> first, ReleaseQueue queue) {
            for (var some = first; !some.isEmpty(); some = queue.next()) {
                for (var one : some) {
                    if (room.isOpenTo(one.value().to())) {
                        batch.add(one);
                    }
                    boolean isFull = batch.size() >= Math.min(Release.TOGETHER, allowed);
                    if ((isFull || !room.isWorthMore()) && !goesOn(one)) {
                        return;
                    }
                }
                if (!goesOn(some.getLast())) {
                    return;
                }
            }
            isAtEnd = true;
        }

        /** Releases those gathered up to this one; returns whether there is use in reading on. */
        private boolean goesOn(Stored<Recipient> upTo) {
            if (!batch.isEmpty()) {
                if (platform.clock().now().isAfter(end)) {
                    return false;
                }
                long made = release.release(batch);
                batch.clear();
                if (made == Release.NOT_SENDING) {
                    isHeld = true;
                    return false;
                }
                allowed -= made;
            }
            last = upTo.value().byState();
            return allowed > 0 && room.isWorthMore();
        }

        /**
         * Where the next tick goes on: where this one stopped short of the end though it might have released more; at
         * the beginning where it came to the end; and otherwise where this one began.
         */
        @Nullable
        String next(@Nullable String began) {
            if (isAtEnd) {
                return null;
            }
            return isHeld || allowed <= 0 || last == null ? began : last;
        }
    }
}
