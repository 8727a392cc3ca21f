package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a person is not texted, as it is now.
 *
 * @param scope {@code all} or {@code marketing}
 * @param cause who set it: {@code keyword}, {@code free_text} and {@code carrier} are the person's own word, which
 *     their START takes back; {@code manual}, {@code reassigned} and {@code complaint} are not
 * @param sourceEventSeq the event of the ledger it follows from
 */
@Json
public record Suppression(
        String channel,
        String address,
        String scope,
        Instant since,
        String cause,
        @Nullable String reason,
        long sourceEventSeq) {

    /** Whether the person's own START lifts it. */
    public boolean isLiftedByStart() {
        return switch (cause) {
            case "keyword", "free_text", "carrier" -> true;
            default -> false;
        };
    }
}
