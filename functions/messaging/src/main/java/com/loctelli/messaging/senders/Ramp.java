package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How a new number warms up, for carriers mistrust one that sends much at once.
 *
 * @param from its first day
 * @param firstDay how many texts it may send on that day
 * @param growthPct by how much more it may each day, in per cent
 */
@Json
public record Ramp(LocalDate from, int firstDay, int growthPct) {
    private static final int PLENTY = 1_000_000;

    /** How many it may on the day. */
    public long on(LocalDate day) {
        long days = Math.max(0, ChronoUnit.DAYS.between(from, day));
        double grown = firstDay * Math.pow(1 + growthPct / 100.0, (double) days);
        return grown >= PLENTY ? PLENTY : (long) Math.floor(grown);
    }
}
