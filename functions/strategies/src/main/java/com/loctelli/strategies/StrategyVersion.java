package com.loctelli.strategies;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a strategy; what it says is written once and never changed.
 *
 * @param publishedAt when it was published first; null for a draft
 */
@Json
public record StrategyVersion(
        String strategyId,
        int number,
        String sha256,
        StrategyContent content,
        @Nullable Instant publishedAt,
        @Nullable Actor publishedBy) {}
