package com.loctelli.kernel.storage;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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
        return of(item, Json.read(Attributes.json(item), type));
    }

    static <T> Stored<T> of(Map<String, AttributeValue> item, T value) {
        var version = item.get("version");
        return new Stored<>(
                Objects.requireNonNullElse(text(item, TableName.SORT), ""),
                value,
                version == null || version.n() == null ? 0 : Long.parseLong(version.n()),
                instant(item, "createdAt"),
                instant(item, "updatedAt"),
                actor(item.get("createdBy")));
    }

    /** The same item as something else. */
    public <R> Stored<R> map(Function<? super T, ? extends R> change) {
        return new Stored<>(sk, change.apply(value), version, createdAt, updatedAt, createdBy);
    }

    private static Actor actor(@Nullable AttributeValue by) {
        if (by == null || !by.hasM()) {
            return Actor.SYSTEM;
        }
        return new Actor(String.valueOf(text(by.m(), "type")), text(by.m(), "id"));
    }

    private static Instant instant(Map<String, AttributeValue> item, String name) {
        var text = text(item, name);
        return text == null ? Instant.EPOCH : Json.instant(text);
    }

    private static @Nullable String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? null : value.s();
    }
}
