package com.loctelli.strategies;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;

/** One publication of a strategy; written once and never changed. */
@Json
public record StrategyVersion(
        String strategyId,
        int number,
        String sha256,
        StrategyContent content,
        Instant publishedAt,
        Actor publishedBy) {}
