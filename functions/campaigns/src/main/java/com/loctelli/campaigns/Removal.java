package com.loctelli.campaigns;

import com.loctelli.campaigns.audience.AudienceRun;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.messaging.delivery.Outreach;
import java.time.Instant;

/** Takes away what a removed campaign leaves, its recipients first, so that whoever is stopped can be followed. */
final class Removal {
    private final Platform platform;
    private final Rows rows;
    private final Rows messaging;

    Removal(Platform platform, Rows rows, Rows messaging) {
        this.platform = platform;
        this.rows = rows;
        this.messaging = messaging;
    }

    /** Goes on until the instant; returns whether all is gone. */
    boolean isOver(String id, Instant end) {
        var query = Query.prefix(CampaignKeys.recipients(id)).limit(AudienceRun.TOGETHER);
        while (platform.clock().now().isBefore(end)) {
            var old = rows.query(query, Rows.Nothing.class);
            platform.database()
                    .commit(old.data().stream()
                            .map(item -> rows.delete(item.sk()))
                            .toList());
            if (old.next() == null) {
                platform.database().commit(rows.delete(CampaignKeys.campaign(id)), Outreach.drop(messaging, id));
                return true;
            }
        }
        return false;
    }
}
