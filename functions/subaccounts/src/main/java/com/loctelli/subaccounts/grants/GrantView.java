package com.loctelli.subaccounts.grants;

import com.loctelli.kernel.tenancy.AccessGrant;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grant as the API serves it. */
@Json
public record GrantView(
        String id,
        String adminId,
        String reason,
        List<String> scopes,
        Instant startsAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        boolean active) {

    static GrantView of(AccessGrant grant, Instant now) {
        return new GrantView(
                grant.id(),
                grant.adminId(),
                grant.reason(),
                grant.scopes(),
                grant.startsAt(),
                grant.expiresAt(),
                grant.revokedAt(),
                grant.holds(now));
    }
}
