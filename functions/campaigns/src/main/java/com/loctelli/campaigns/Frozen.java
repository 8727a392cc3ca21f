package com.loctelli.campaigns;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;

/**
 * The audience as it was counted.
 *
 * @param total how many recipients there are
 * @param excluded how many were left out, by reason
 */
@Json
public record Frozen(Instant at, long total, Map<String, Long> excluded) {}
