package com.loctelli.subaccounts.usage;

import io.avaje.jsonb.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a count. What was used is the truth; what is left is this stripe's part of what all stripes may still take,
 * and holds for the limits and the day that it names only.
 *
 * @param used of a stock, what there is; of a flow, what the month has used
 * @param days what each day of the month has used, of a flow
 * @param left what may still be taken here
 * @param most the limit that {@code left} was shared out of
 * @param day the day that {@code dayLeft} is of
 * @param dayLeft what may still be taken here on that day
 * @param mostPerDay the day's limit that {@code dayLeft} was shared out of
 */
@Json
record Stripe(
        Long used,
        Map<String, Long> days,
        @Nullable Long left,
        @Nullable Long most,
        @Nullable String day,
        @Nullable Long dayLeft,
        @Nullable Long mostPerDay) {
    static final Stripe EMPTY = new Stripe(0L, Map.of(), null, null, null, null, null);

    /** What is missing was never counted. */
    Stripe {
        used = Objects.requireNonNullElse(used, 0L);
        days = days == null ? Map.of() : Map.copyOf(days);
    }

    long on(String name) {
        return days.getOrDefault(name, 0L);
    }

    /** Whether a charge may be taken here. */
    boolean has(long amount, Terms terms, Metric metric) {
        return left != null
                && left >= amount
                && Objects.equals(most, terms.most(metric))
                && (!metric.isFlow()
                        || (dayLeft != null
                                && dayLeft >= amount
                                && Objects.equals(mostPerDay, terms.mostPerDay(metric))
                                && UsageKeys.day(terms.today()).equals(day)));
    }

    Stripe sharing(long part, long dayPart, Terms terms, Metric metric) {
        return metric.isFlow()
                ? new Stripe(
                        used,
                        days,
                        part,
                        terms.most(metric),
                        UsageKeys.day(terms.today()),
                        dayPart,
                        terms.mostPerDay(metric))
                : new Stripe(used, days, part, terms.most(metric), null, null, null);
    }
}
