package com.loctelli.testkit.probe;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entity of every kind of attribute, for the storage's tests. */
@Json
public record Thing(
        String name,
        @Nullable Long amount,
        @Nullable Instant when,
        List<String> tags,
        Map<String, String> facts,
        @Nullable Part part) {
    @Json
    public record Part(String label, @Nullable Boolean isNew) {}

    public static Thing named(String name) {
        return new Thing(name, null, null, List.of(), Map.of(), null);
    }
}
