package com.loctelli.access.agency;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code by which somebody becomes an admin, at rest under the code's hash.
 *
 * @param role {@code admin} or {@code super_admin}
 * @param createdByAdminId who gave it out
 */
@Json
record AdminCode(
        String role,
        int maxUses,
        int uses,
        Instant expiresAt,
        String createdByAdminId,
        @Nullable Instant revokedAt) {
    static final String PREFIX = "ADMCODE#";

    static String key(String hash) {
        return PREFIX + hash;
    }

    boolean isOpen(Instant now) {
        return revokedAt == null && uses < maxUses && now.isBefore(expiresAt);
    }
}
