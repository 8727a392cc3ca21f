package com.loctelli.kernel.edge;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the first request of an idempotency key; without a status it is still being worked.
 *
 * @param requestHash an HMAC of the whole request, under a key of the platform's
 */
@Json
public record IdempotencyRecord(
        String requestHash,
        @Nullable Integer status,
        @Nullable String body,
        @Nullable String etag) {}
