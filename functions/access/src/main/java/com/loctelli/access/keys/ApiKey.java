package com.loctelli.access.keys;

import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a sub-account's program, at rest.
 *
 * @param prefix the first characters, by which a person tells keys apart
 * @param hash SHA-256 of the whole key, which is random enough to need no more
 * @param rowsOf the user whose rows alone it works; null for everybody's
 * @param lastUsedAt to the hour
 */
@Json
record ApiKey(
        String name,
        String prefix,
        String hash,
        Role role,
        List<String> scopes,
        @Nullable String rowsOf,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
