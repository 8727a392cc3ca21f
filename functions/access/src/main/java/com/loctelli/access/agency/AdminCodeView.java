package com.loctelli.access.agency;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code as super-admins see it.
 *
 * @param id SHA-256 of the code
 * @param isOpen whether somebody can become an admin by it now
 * @param code only in the answer that made it: it is kept nowhere
 */
@Json
public record AdminCodeView(
        String id,
        AdminRole role,
        int maxUses,
        int uses,
        Instant expiresAt,
        boolean isOpen,
        String createdByAdminId,
        @Nullable String code) {

    static AdminCodeView of(String id, AdminCode found, Instant now, @Nullable String code) {
        return new AdminCodeView(
                id,
                AdminRole.of(found.role()),
                found.maxUses(),
                found.uses(),
                found.expiresAt(),
                found.isOpen(now),
                found.createdByAdminId(),
                code);
    }

    /** Masked: the code is secret. */
    @Override
    public String toString() {
        return "AdminCodeView[…]";
    }
}
