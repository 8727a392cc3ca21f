package com.loctelli.conversations;

import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message with its text. Its {@link #toString} does not tell the text. */
public record StoredMessage(
        String id,
        long seq,
        Direction direction,
        Actor author,
        String text,
        @Nullable String textId,
        @Nullable String turnId,
        Instant at) {

    @Override
    public String toString() {
        return "StoredMessage[" + id + ", " + seq + ", " + direction + "]";
    }
}
