package com.loctelli.access;

import com.loctelli.kernel.tenancy.Epochs;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An admin of the agency, at rest among the platform's own items. The password's hash is not here: see
 * {@link Credential}.
 *
 * @param role {@code admin} or {@code super_admin}
 */
@Json
record AdminUser(
        String name,
        String email,
        String emailNorm,
        String role,
        boolean isActive,
        @Nullable Instant lastLoginAt,
        long tokenEpoch) {
    /** The role of the first admin. */
    static final String SUPER = "super_admin";

    static String key(String id) {
        return Epochs.adminKey(id);
    }

    static String emailKey(String norm) {
        return "ADMEMAIL#" + norm;
    }

    /** What an admin's address leads to. */
    @Json
    record Address(String adminId) {}
}
