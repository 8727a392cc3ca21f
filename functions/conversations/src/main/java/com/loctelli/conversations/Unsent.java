package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.TenantDeliveries;
import java.util.List;
import java.util.Objects;

/**
 * What the agent has said and no carrier has yet: a text on its way through the queue, or one that waits for the
 * morning. Who steps in calls it off in the transaction by which they do, so that nothing of the agent's leaves behind
 * their back; a text that a worker takes up at the same moment makes them begin again.
 */
final class Unsent {
    /** More of the agent's texts do not wait at a time. */
    private static final int LOOKED_AT = 10;

    private final Rows rows;
    private final TenantDeliveries deliveries;

    Unsent(Platform platform, Rows rows) {
        this.rows = rows;
        this.deliveries = new Deliveries(platform, new Consents(platform)).of(rows.tenant());
    }

    /** The writes that call it off, whoever has the conversation: the agent may have given it away with a last word. */
    List<Write> callOff(Conversation head) {
        if (head.aiMessageCount() == 0) {
            return List.of();
        }
        var ids = rows.query(Conversations.newest(head.id(), LOOKED_AT), SealedMessage.class).data().stream()
                .map(Stored::value)
                .filter(message -> message.author().type().equals("ai"))
                .map(SealedMessage::textId)
                .filter(Objects::nonNull)
                .toList();
        return deliveries.callOff(deliveries.all(ids));
    }
}
