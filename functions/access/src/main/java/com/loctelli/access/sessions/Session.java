package com.loctelli.access.sessions;

import com.loctelli.kernel.tenancy.Epochs;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in: a family of refresh tokens. Ending it ends all of them, in one write.
 *
 * @param lastUsedAt when it was begun or last refreshed
 * @param absoluteExpiresAt when it ends however often it is refreshed
 * @param remembered whether it was asked to last while nobody refreshes it for weeks; null, as of an earlier time, is no
 * @param revokeReason {@code logout}, {@code reuse}, {@code admin} or {@code password}
 */
@Json
record Session(
        String family,
        Instant lastUsedAt,
        Instant absoluteExpiresAt,
        String ip,
        String userAgent,
        @Nullable Boolean remembered,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {

    /** When it ends if it is not refreshed. */
    Instant expiresAt() {
        var sliding = lastUsedAt.plus(life());
        return sliding.isBefore(absoluteExpiresAt) ? sliding : absoluteExpiresAt;
    }

    /** How long one of its refresh tokens lives. */
    Duration life() {
        return Boolean.TRUE.equals(remembered) ? Sessions.REMEMBERED : Sessions.LIFETIME;
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
