package com.loctelli.campaigns.audience;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The audience as it was counted.
 *
 * @param total how many recipients there are
 * @param excluded how many were left out, by reason
 * @param segments how many segments their texts had when they were chosen, null where nobody counted
 * @param costMicros what they cost by the price of then, in millionths of a US dollar
 * @param type what they were chosen by, null where nobody kept that
 * @param filter the filter that they were chosen by
 * @param importId the import that brought them
 */
@Json
public record Frozen(
        Instant at,
        long total,
        Map<String, Long> excluded,
        @Nullable Long segments,
        @Nullable Long costMicros,
        @Nullable AudienceType type,
        @Nullable AudienceFilter filter,
        @Nullable String importId) {}
