package com.loctelli.access.invitations;

import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation at rest.
 *
 * @param codeHash SHA-256 of the code
 * @param email the only address that may use it, normalised; null where anybody may who has the code
 * @param role what who comes in is
 * @param invitedBy the id of the user who invites
 */
@Json
record Invitation(
        String codeHash,
        @Nullable String email,
        Role role,
        int maxUses,
        int uses,
        Instant expiresAt,
        String invitedBy,
        @Nullable Instant revokedAt) {
    static final String PREFIX = "INVITE#";

    static String key(String id) {
        return PREFIX + id;
    }

    /** Whether somebody can come in by it now. */
    boolean isOpen(Instant now) {
        return revokedAt == null && uses < maxUses && now.isBefore(expiresAt);
    }
}
