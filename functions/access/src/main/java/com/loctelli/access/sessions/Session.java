package com.loctelli.access.sessions;

import com.loctelli.kernel.tenancy.Epochs;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in: a family of refresh tokens. Ending it ends all of them, in one write.
 *
 * @param lastUsedAt when it was begun or last refreshed
 * @param absoluteExpiresAt when it ends however often it is refreshed
 * @param revokeReason {@code logout}, {@code reuse}, {@code admin} or {@code password}
 */
@Json
record Session(
        String family,
        Instant lastUsedAt,
        Instant absoluteExpiresAt,
        String ip,
        String userAgent,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {

    /** When it ends if it is not refreshed. */
    Instant expiresAt() {
        var sliding = lastUsedAt.plus(Sessions.LIFETIME);
        return sliding.isBefore(absoluteExpiresAt) ? sliding : absoluteExpiresAt;
    }

    /** Whether it can be refreshed. */
    boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt());
    }

    static String key(String principalId, String family) {
        return Epochs.sessionKey(principalId, family);
    }

    static String prefix(String principalId) {
        return Epochs.sessionKey(principalId, "");
    }
}
