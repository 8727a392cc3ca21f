package com.loctelli.conversations;

import com.loctelli.conversations.screening.Assessment;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message at rest: its text is readable only with the tenant's key, and only at its place.
 *
 * @param textId the text at the carrier's side, whose status the message shows; null for an inbound one
 * @param turnId the agent's turn that wrote it
 * @param sourceId the carrier's id of an inbound text
 * @param security what screening said of an inbound text; null for others and for those from before there was any
 */
@Json
public record SealedMessage(
        String id,
        String conversationId,
        long seq,
        Direction direction,
        Actor author,
        String sealed,
        @Nullable String textId,
        @Nullable String turnId,
        @Nullable String sourceId,
        @Nullable Assessment security,
        Instant at) {

    /** Whether the product sent it by itself, as {@link StoredMessage#isAutomatic()}. */
    boolean isAutomatic() {
        return StoredMessage.isAutomatic(direction, author);
    }
}
