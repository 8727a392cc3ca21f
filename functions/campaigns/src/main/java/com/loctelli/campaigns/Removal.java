package com.loctelli.campaigns;

import com.loctelli.campaigns.audience.AudienceRun;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.messaging.delivery.Hold;
import com.loctelli.messaging.delivery.Outreach;
import com.loctelli.messaging.delivery.TenantDeliveries;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Takes away what a removed campaign leaves, its recipients first, so that whoever is stopped can be followed. Before a
 * recipient goes, their text is called off where the carrier is not known to have it: nobody could find it afterwards.
 * What held the texts of a campaign that was called off goes last, when there are none left to hold.
 */
final class Removal {
    /** With the counts of some days below what a transaction may hold. */
    private static final int TEXTS_TOGETHER = 50;

    private static final int TRIES = 5;

    private final Platform platform;
    private final Rows rows;
    private final Rows messaging;
    private final TenantDeliveries deliveries;

    Removal(Platform platform, Rows rows, Rows messaging, TenantDeliveries deliveries) {
        this.platform = platform;
        this.rows = rows;
        this.messaging = messaging;
        this.deliveries = deliveries;
    }

    /** Goes on until the instant; returns whether all is gone. */
    boolean isOver(String id, Instant end) {
        var query = Query.prefix(CampaignKeys.recipients(id)).limit(AudienceRun.TOGETHER);
        while (platform.clock().now().isBefore(end)) {
            var old = rows.query(query, Recipient.class);
            callOff(old.data().stream()
                    .map(Stored::value)
                    .filter(Recipient::isWaiting)
                    .map(one -> Objects.requireNonNull(one.textId()))
                    .toList());
            platform.database()
                    .commit(old.data().stream()
                            .map(item -> rows.delete(item.sk()))
                            .toList());
            if (old.next() == null) {
                platform.database()
                        .commit(
                                rows.delete(CampaignKeys.campaign(id)),
                                rows.delete(CampaignKeys.listed(id)),
                                Outreach.drop(messaging, id),
                                Hold.lift(messaging, id));
                return true;
            }
        }
        return false;
    }

    private void callOff(List<String> textIds) {
        for (int i = 0; i < textIds.size(); i += TEXTS_TOGETHER) {
            var some = textIds.subList(i, Math.min(textIds.size(), i + TEXTS_TOGETHER));
            // A worker may have moved one of them since it was read.
            Optimistic.repeated(
                    TRIES,
                    Set.of(ProblemType.CONFLICT),
                    () -> platform.database().commit(deliveries.callOff(deliveries.all(some))));
        }
    }
}
