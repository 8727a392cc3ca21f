package com.loctelli.strategies;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;

/** A published version as the API serves it. */
@Json
public record VersionView(
        String strategyId,
        int version,
        String sha256,
        StrategyContent content,
        Instant publishedAt,
        Actor publishedBy) {

    static VersionView of(StrategyVersion one) {
        return new VersionView(
                one.strategyId(), one.number(), one.sha256(), one.content(), one.publishedAt(), one.publishedBy());
    }
}
