package com.loctelli.assistant.model;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all functions know together of the provider behind one key.
 *
 * @param pausedUntil until when nobody asks, because it said so to one
 * @param models those that failed lately, by name
 */
@Json
public record ProviderState(@Nullable Instant pausedUntil, Map<String, Breaker> models) {
    /** Nothing is known against it. */
    public static final ProviderState WELL = new ProviderState(null, Map.of());

    public ProviderState {
        models = Map.copyOf(models);
    }

    /** How long nobody asks, or null. */
    public @Nullable Duration pause(Instant now) {
        return pausedUntil == null || !pausedUntil.isAfter(now) ? null : Duration.between(now, pausedUntil);
    }

    boolean isOpen(String model, Instant now) {
        var breaker = models.get(model);
        return breaker != null && breaker.isOpen(now);
    }
}
