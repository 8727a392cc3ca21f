package com.loctelli.subaccounts.usage;

import io.avaje.jsonb.Json;
import java.time.LocalDate;
import java.util.List;

/**
 * What was set aside before its true cost is known; it counts as used until it is settled, and for good where nobody
 * ever settles it, since then nobody knows that it was not used.
 *
 * @param id the name of what it is for, such as a turn's id
 * @param day the tenant's day that it counts on
 */
@Json
public record Reservation(String id, LocalDate day, List<Part> parts) {

    /** A part of one count. */
    @Json
    public record Part(Metric metric, long amount, int stripe) {}

    public Reservation {
        parts = List.copyOf(parts);
    }

    /** How much of the metric was set aside. */
    public long amount(Metric metric) {
        return parts.stream()
                .filter(part -> part.metric() == metric)
                .mapToLong(Part::amount)
                .sum();
    }
}
