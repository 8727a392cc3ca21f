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
 * @param revokeReason {@code logout} or {@code reuse}; of an earlier time also {@code admin} and {@code password}
 * @param epoch how often all sessions of its holder had been ended when it began, or when it was let go on; a holder's
 *     later count ends it
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
        @Nullable String revokeReason,
        long epoch) {

    /** When it ends if it is not refreshed. */
    Instant expiresAt() {
        var sliding = lastUsedAt.plus(life());
        return sliding.isBefore(absoluteExpiresAt) ? sliding : absoluteExpiresAt;
    }

    /** How long one of its refresh tokens lives. */
    Duration life() {
        return Boolean.TRUE.equals(remembered) ? Sessions.REMEMBERED : Sessions.LIFETIME;
    }

    /** Whether it can be refreshed, by how often all sessions of its holder were ended. */
    boolean isOpen(Instant now, long endings) {
        return !isEnded(endings) && now.isBefore(expiresAt());
    }

    /** Whether it was ended, by itself or with all sessions of its holder. */
    boolean isEnded(long endings) {
        return revokedAt != null || epoch < endings;
    }

    static String key(String principalId, String family) {
        return Epochs.sessionKey(principalId, family);
    }

    static String prefix(String principalId) {
        return Epochs.sessionKey(principalId, "");
    }
}
