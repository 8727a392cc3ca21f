package com.loctelli.bookings.slots;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When one person works: an ordinary week, and the dates that differ. Immutable. */
public final class WorkingHours {
    static final long DAY_SECONDS = 24 * 60 * 60L;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<LocalHours>> week;
    private final Map<LocalDate, List<LocalHours>> overrides;

    /** Combines the week and its exceptions; of two overrides of one date the later in the list holds. */
    public WorkingHours(WeeklyHours weekly, List<DateOverride> overrides) {
        this.zone = weekly.zone();
        this.week = weekly.byDay();
        Map<LocalDate, List<LocalHours>> byDate = new HashMap<>();
        overrides.forEach(override -> byDate.put(override.date(), override.hours()));
        this.overrides = Map.copyOf(byDate);
    }

    /** The zone the hours are stated in. */
    public ZoneId zone() {
        return zone;
    }

    /** The hours of a date by the local clock, in order, none overlapping. */
    public List<LocalHours> on(LocalDate date) {
        List<LocalHours> exception = overrides.get(date);
        return exception != null ? exception : week.getOrDefault(date.getDayOfWeek(), List.of());
    }

    /** The working time between two instants, in order; stretches that touch are one. */
    public List<Interval> between(Instant from, Instant to) {
        List<Interval> intervals = new ArrayList<>();
        for (OpenPiece piece : pieces(from, to)) {
            Interval next = new Interval(Instant.ofEpochSecond(piece.from()), Instant.ofEpochSecond(piece.to()));
            if (!intervals.isEmpty() && intervals.getLast().to().equals(next.from())) {
                next = new Interval(intervals.removeLast().from(), next.to());
            }
            intervals.add(next);
        }
        return List.copyOf(intervals);
    }

    /**
     * The working time between two instants, cut at every midnight and every change of offset, in order.
     *
     * <p>Real time is walked, not local time: each instant has exactly one local time, so no piece is lost or met
     * twice, however the clock is changed.
     */
    List<OpenPiece> pieces(Instant from, Instant to) {
        List<OpenPiece> pieces = new ArrayList<>();
        ZoneRules rules = zone.getRules();
        long end = to.getEpochSecond();
        Instant at = from;
        while (at.getEpochSecond() < end) {
            ZoneOffsetTransition change = rules.nextTransition(at);
            Instant next = change == null || change.getInstant().isAfter(to) ? to : change.getInstant();
            addPieces(
                    pieces,
                    at.getEpochSecond(),
                    next.getEpochSecond(),
                    rules.getOffset(at).getTotalSeconds());
            at = next;
        }
        return pieces;
    }

    private void addPieces(List<OpenPiece> pieces, long from, long to, int offset) {
        long lastDay = Math.floorDiv(to - 1 + offset, DAY_SECONDS);
        for (long day = Math.floorDiv(from + offset, DAY_SECONDS); day <= lastDay; day++) {
            long midnight = day * DAY_SECONDS - offset;
            for (LocalHours hours : on(LocalDate.ofEpochDay(day))) {
                long opens = midnight + hours.fromMinute() * 60L;
                long closes = midnight + hours.toMinute() * 60L;
                if (opens < to && closes > from) {
                    pieces.add(new OpenPiece(Math.max(opens, from), Math.min(closes, to), opens, offset));
                }
            }
        }
    }
}
