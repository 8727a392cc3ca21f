package com.loctelli.conversations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the agent has said and no carrier has yet: a text on its way through the queue, or one that a carrier was too
 * busy for. Who steps in calls it off in the transaction by which they do, so that nothing of the agent's leaves behind
 * their back; a text that a worker takes up at the same moment makes them begin again.
 */
final class Unsent {
    private static final int PAGE = 40;
    /** Nobody writes more while a text of the agent's waits: it is tried again for an hour or two, and not longer. */
    private static final int PAGES = 3;
    /** As many as a transaction has room for, beside what who steps in writes. */
    private static final int MOST = 40;

    private final Rows rows;
    private final TenantDeliveries deliveries;

    Unsent(Platform platform, Rows rows) {
        this.rows = rows;
        this.deliveries = new Deliveries(platform, new Consents(platform)).of(rows.tenant());
    }

    /**
     * The writes that call it off, whoever has the conversation: the agent may have given it away with a last word. It
     * is looked for behind what others have written since, until some of the agent's texts have left and none waits.
     */
    List<Write> callOff(Conversation head) {
        if (head.aiMessageCount() == 0) {
            return List.of();
        }
        var unsent = new ArrayList<Stored<SmsMessage>>();
        int pages = 0;
        @Nullable String cursor = null;
        do {
            var page = rows.query(Conversations.newest(head.id(), PAGE).after(cursor), SealedMessage.class);
            var said = deliveries.all(texts(page.data()));
            var waiting = said.stream()
                    .filter(text -> TenantDeliveries.isUnsent(text.value()))
                    .toList();
            unsent.addAll(waiting);
            pages++;
            boolean hasAllBeforeLeft = !said.isEmpty() && waiting.isEmpty();
            cursor = hasAllBeforeLeft || pages == PAGES ? null : page.next();
        } while (cursor != null);
        return deliveries.callOff(unsent.stream().limit(MOST).toList());
    }

    private static List<String> texts(List<Stored<SealedMessage>> messages) {
        return messages.stream()
                .map(Stored::value)
                .filter(message -> message.author().type().equals("ai"))
                .map(SealedMessage::textId)
                .filter(Objects::nonNull)
                .toList();
    }
}
