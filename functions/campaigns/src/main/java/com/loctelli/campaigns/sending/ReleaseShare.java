package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.CampaignState;
import com.loctelli.campaigns.Campaigns;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.messaging.Texts;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Releases what the pace leaves to a campaign now, in the order in which its recipients may be texted. The pace is taken
 * before anything is released, so that a second tick of the same minute has nothing left to release; one that stops
 * loses at most its own minute.
 */
final class ReleaseShare {
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

    /** Does so until the instant, or until the campaign is held. */
    void of(Tenant tenant, Stored<Campaign> found, CampaignState.Sending sending, Instant end) {
        var now = platform.clock().now();
        var share = pacing.take(tenant, found, sending, now);
        if (share.texts() == 0) {
            return;
        }
        try {
            release(tenant, found.value(), share, now, end);
        } finally {
            pacing.used(tenant, share, found.value(), now);
        }
    }

    private void release(Tenant tenant, Campaign campaign, Pacing.Share share, Instant now, Instant end) {
        var rows = campaigns.of(tenant).rows();
        var due = CampaignKeys.releasableBy(campaign.id(), now);
        var release = new Release(platform, tenant, texts, campaign, share.room());
        long allowed = share.texts();
        @Nullable String cursor = null;
        do {
            // Who is only put off takes nothing of the pace, so that more are read until it is used up.
            var page = rows.query(due.limit((int) Math.min(MOST_READ, allowed)).after(cursor), Recipient.class);
            var some = page.data();
            for (int i = 0; i < some.size(); i += Release.TOGETHER) {
                if (allowed <= 0 || platform.clock().now().isAfter(end)) {
                    return;
                }
                long made = release.release(some.subList(i, (int)
                        Math.min(some.size(), i + Math.min(Release.TOGETHER, allowed))));
                if (made == Release.NOT_SENDING) {
                    return;
                }
                allowed -= made;
            }
            cursor = page.next();
        } while (cursor != null && allowed > 0 && share.room().isWorthMore());
    }
}
