package com.loctelli.subaccounts.usage;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sub-account has used of what it may.
 *
 * @param month the month that is told, {@code 2026-03}
 * @param timezone the zone whose days are counted
 */
@Json
public record UsageView(String month, String timezone, List<Stock> stocks, List<Flow> flows) {

    /**
     * What there is at a time.
     *
     * @param metric such as {@code users} or {@code leads}
     */
    @Json
    public record Stock(String metric, long used, long limit) {}

    /**
     * What is used by the day and the month.
     *
     * @param limitPerDay absent where a day has no limit
     * @param limitPerMonth absent where a month has no limit
     * @param usedToday absent of another month than the present one
     * @param dayResetsAt when the next day begins, of the present month
     * @param days what each day used, by its date
     */
    @Json
    public record Flow(
            String metric,
            @Nullable Long limitPerDay,
            @Nullable Long limitPerMonth,
            long usedInMonth,
            @Nullable Long usedToday,
            @Nullable Instant dayResetsAt,
            @Nullable Instant monthResetsAt,
            Map<String, Long> days) {}
}
