package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lets one admin of the agency act inside one tenant for some time.
 *
 * @param reason why, as the tenant reads it
 * @param scopes what the admin may do, in the words of an API key's scopes
 */
@io.avaje.jsonb.Json
public record AccessGrant(
        String id,
        String adminId,
        String reason,
        List<String> scopes,
        Instant startsAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {
    private static final String PREFIX = "GRANT#";

    public AccessGrant {
        scopes = List.copyOf(scopes);
    }

    /** The sort key, among the tenant's rows of the table of sub-accounts. */
    public String key() {
        return ofAdmin(adminId) + Json.text(startsAt) + "#" + id;
    }

    /** Before the keys of all grants. */
    public static String all() {
        return PREFIX;
    }

    static String ofAdmin(String adminId) {
        return PREFIX + adminId + "#";
    }

    /** Whether it holds at the instant. */
    public boolean holds(Instant now) {
        return revokedAt == null && !now.isBefore(startsAt) && now.isBefore(expiresAt);
    }

    /** The same, ended. */
    public AccessGrant revoked(Instant now) {
        return new AccessGrant(id, adminId, reason, scopes, startsAt, expiresAt, now);
    }
}
