package com.loctelli.access.sessions;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token at rest.
 *
 * @param tokenHash SHA-256 of the secret
 * @param usedAt when it was exchanged for its successor
 * @param graceUntil until when a second use is answered with the same successor instead of ending the session
 * @param successor the successor's secret, sealed with this token's own
 */
@Json
public record RefreshToken(
        String tokenHash,
        String principalId,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant graceUntil,
        @Nullable String successor) {

    /** Where the token of that number lies. */
    static String key(String family, int seq) {
        return String.format(Locale.ROOT, "RF#%s#%06d", family, seq);
    }
}
