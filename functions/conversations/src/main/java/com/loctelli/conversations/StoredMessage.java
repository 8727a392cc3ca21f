package com.loctelli.conversations;

import com.loctelli.conversations.screening.Assessment;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Set;
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

    private static final Set<String> AUTOMATIC = Set.of("system", "campaign", "reminder");

    /** Whether the product sent it by itself, a campaign's text or a reminder: it answers nothing that the lead wrote. */
    public boolean isAutomatic() {
        return isAutomatic(direction, author);
    }

    static boolean isAutomatic(Direction direction, Actor author) {
        return direction == Direction.OUT && AUTOMATIC.contains(author.type());
    }

    @Override
    public String toString() {
        return "StoredMessage[" + id + ", " + seq + ", " + direction + "]";
    }
}
