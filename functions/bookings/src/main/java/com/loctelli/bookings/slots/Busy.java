package com.loctelli.bookings.slots;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Time that is taken, in order, overlapping stretches made one.
 *
 * <p>A booking's stretch includes its own buffers ({@link Cells#span}), as its cells do.
 */
public record Busy(List<Interval> intervals) {
    /** Nothing is taken. */
    public static final Busy NONE = new Busy(List.of());

    /** Sorts and merges. */
    public Busy {
        intervals = merged(intervals);
    }

    /** All the time taken by any of them, whatever their order. */
    public static Busy of(Collection<Interval> intervals) {
        return new Busy(List.copyOf(intervals));
    }

    private static List<Interval> merged(List<Interval> intervals) {
        List<Interval> merged = new ArrayList<>();
        for (Interval next :
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            if (!merged.isEmpty() && !merged.getLast().to().isBefore(next.from())) {
                Interval last = merged.removeLast();
                merged.add(new Interval(last.from(), last.to().isAfter(next.to()) ? last.to() : next.to()));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }
}
