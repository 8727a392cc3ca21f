package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipients whose time has come, in the order of their times: those after the place that the ticks before came to,
 * then those up to it. Whoever was passed over there has their turn again once all the others have had theirs.
 */
final class ReleaseQueue {
    private final Rows rows;
    private final int together;
    private final Deque<Query> left = new ArrayDeque<>();
    private @Nullable String cursor;

    /**
     * Of a campaign.
     *
     * @param after the place, null for the first
     * @param together how many are read at once
     */
    ReleaseQueue(Rows rows, String campaignId, @Nullable String after, Instant now, int together) {
        this.rows = rows;
        this.together = together;
        if (after == null) {
            left.add(CampaignKeys.releasableBy(campaignId, now));
        } else {
            left.add(CampaignKeys.releasableAfter(campaignId, after, now));
            left.add(CampaignKeys.releasableUpTo(campaignId, after));
        }
    }

    /** The next of them; empty where there are no more. */
    List<Stored<Recipient>> next() {
        while (!left.isEmpty()) {
            var page = rows.query(left.getFirst().limit(together).after(cursor), Recipient.class);
            cursor = page.next();
            if (cursor == null) {
                left.removeFirst();
            }
            if (!page.data().isEmpty()) {
                return page.data();
            }
        }
        return List.of();
    }
}
