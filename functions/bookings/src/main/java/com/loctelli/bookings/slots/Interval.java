package com.loctelli.bookings.slots;

import java.time.Instant;

/** A stretch of real time, its end not included. */
public record Interval(Instant from, Instant to) {
    /** Refuses an empty or inverted stretch. */
    public Interval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("an interval ends after it begins");
        }
    }

    /** Whether the two share any time; touching ends share none. */
    public boolean overlaps(Interval other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** Whether all of the other lies in this one. */
    public boolean contains(Interval other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }
}
