package com.loctelli.conversations;

import com.loctelli.conversations.screening.Assessment;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with its text. Its {@link #toString} does not tell the text.
 *
 * @param security what screening said of an inbound one; null where it was never screened
 */
@Json
public record StoredMessage(
        String id,
        long seq,
        Direction direction,
        Actor author,
        String text,
        @Nullable String textId,
        @Nullable String turnId,
        @Nullable Assessment security,
        Instant at) {

    @Override
    public String toString() {
        return "StoredMessage[" + id + ", " + seq + ", " + direction + "]";
    }
}
