package com.loctelli.access.keys;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.ApiKeys;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the API serves it.
 *
 * @param prefix the first characters, by which a person tells keys apart
 * @param rowsOf the user whose rows alone it works; absent for everybody's
 * @param lastUsedAt to the hour
 * @param key the key itself, in the answer that makes it and nowhere else
 */
@Json
public record ApiKeyView(
        String id,
        String name,
        String prefix,
        Role role,
        List<String> scopes,
        @Nullable String rowsOf,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        Instant createdAt,
        @Nullable String key) {

    static ApiKeyView of(Stored<ApiKey> stored) {
        var id = stored.sk().substring(ApiKeys.key("").length());
        return of(id, stored.value(), stored.createdAt(), null);
    }

    static ApiKeyView of(String id, ApiKey entity, Instant createdAt, @Nullable String key) {
        return new ApiKeyView(
                id,
                entity.name(),
                entity.prefix(),
                entity.role(),
                entity.scopes(),
                entity.rowsOf(),
                entity.expiresAt(),
                entity.lastUsedAt(),
                entity.revokedAt(),
                createdAt,
                key);
    }

    /** Masked: a key must not reach a log. */
    @Override
    public String toString() {
        return "ApiKeyView[" + id + "]";
    }
}
