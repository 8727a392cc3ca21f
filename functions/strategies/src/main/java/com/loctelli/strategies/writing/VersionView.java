package com.loctelli.strategies.writing;

import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.strategies.StrategyContent;
import com.loctelli.strategies.StrategyVersion;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version as the API serves it.
 *
 * @param publishedAt when it was published first; absent on a draft
 */
@Json
public record VersionView(
        String strategyId,
        int version,
        String sha256,
        StrategyContent content,
        @Nullable Instant publishedAt,
        @Nullable Actor publishedBy) {

    static VersionView of(StrategyVersion one) {
        return new VersionView(
                one.strategyId(), one.number(), one.sha256(), one.content(), one.publishedAt(), one.publishedBy());
    }
}
