package com.loctelli.kernel.storage;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it was read: the entity and what storage keeps about it.
 *
 * @param sk the sort key
 * @param version counts the writes of this item; served as the ETag
 */
public record Stored<T>(String sk, T value, long version, Instant createdAt, Instant updatedAt, Actor createdBy) {

    static <T> Stored<T> read(Map<String, AttributeValue> item, Class<T> type) {
        var plain = Attributes.plainMap(item);
        return of(plain, Json.fromTree(plain, type));
    }

    static <T> Stored<T> of(Map<String, Object> plain, T value) {
        var by = plain.get("createdBy");
        return new Stored<>(
                text(plain, TableName.SORT),
                value,
                plain.get("version") instanceof Number number ? number.longValue() : 0,
                instant(plain, "createdAt"),
                instant(plain, "updatedAt"),
                by instanceof Map<?, ?> who ? actor(who) : Actor.SYSTEM);
    }

    private static Actor actor(Map<?, ?> who) {
        return who.get("id") instanceof String id
                ? new Actor(String.valueOf(who.get("type")), id)
                : new Actor(String.valueOf(who.get("type")), null);
    }

    private static Instant instant(Map<String, Object> plain, String name) {
        return plain.get(name) instanceof String text ? Instant.parse(text) : Instant.EPOCH;
    }

    private static String text(Map<String, ? extends @Nullable Object> plain, String name) {
        return plain.get(name) instanceof String text ? text : "";
    }
}
