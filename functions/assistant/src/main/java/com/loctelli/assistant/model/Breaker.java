package com.loctelli.assistant.model;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a model fares.
 *
 * @param failures in a row
 * @param openUntil until when it is not asked; after that one answer, good or bad, decides
 */
@Json
public record Breaker(int failures, @Nullable Instant openUntil) {
    boolean isOpen(Instant now) {
        return openUntil != null && openUntil.isAfter(now);
    }
}
