package com.loctelli.access.admins;

import com.loctelli.access.credentials.Credential;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.tenancy.Epochs;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An admin of the agency, at rest among the platform's own items. The password's hash is not here: see
 * {@link Credential}.
 *
 * @param role {@code admin} or {@code super_admin}
 * @param tokenEpoch counts what ends all access tokens at once
 * @param sessionEpoch counts what ends all sessions at once
 */
@Json
public record AdminUser(
        String name,
        String email,
        String emailNorm,
        String role,
        boolean isActive,
        @Nullable Instant lastLoginAt,
        long tokenEpoch,
        long sessionEpoch) {
    /** The role of the first admin. */
    public static final String SUPER = "super_admin";

    /** Holds of a row whose admin may still do all that a super-admin may. */
    public static final Condition IS_SUPER = Condition.equal("isActive", true).and(Condition.equal("role", SUPER));

    /** The sort key of an admin. */
    public static String key(String id) {
        return Epochs.adminKey(id);
    }

    /** The sort key of what an admin's address leads to. */
    public static String emailKey(String norm) {
        return "ADMEMAIL#" + norm;
    }

    /** What an admin's address leads to. */
    @Json
    public record Address(String adminId) {}
}
