package com.loctelli.access.invitations;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as managers see it.
 *
 * @param email the only address that may use it
 * @param code only in the answer that made it: it is kept nowhere
 * @param isOpen whether somebody can come in by it now
 */
@Json
public record InvitationView(
        String id,
        @Nullable String email,
        Role role,
        int maxUses,
        int uses,
        Instant expiresAt,
        boolean isOpen,
        String invitedBy,
        @Nullable Instant revokedAt,
        Instant createdAt,
        @Nullable String code) {

    static InvitationView of(Stored<Invitation> stored, Instant now) {
        return of(stored.sk().substring(Invitation.PREFIX.length()), stored.value(), stored.createdAt(), now, null);
    }

    static InvitationView of(String id, Invitation invitation, Instant createdAt, Instant now, @Nullable String code) {
        return new InvitationView(
                id,
                invitation.email(),
                invitation.role(),
                invitation.maxUses(),
                invitation.uses(),
                invitation.expiresAt(),
                invitation.isOpen(now),
                invitation.invitedBy(),
                invitation.revokedAt(),
                createdAt,
                code);
    }

    /** Masked: the code is secret and the address personal. */
    @Override
    public String toString() {
        return "InvitationView[" + id + "]";
    }
}
