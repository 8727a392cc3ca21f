package com.loctelli.messaging.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When texting is allowed next in every one of some zones at once. Days and windows are local; across a change of the
 * clocks a window opens and closes at its wall-clock times.
 */
final class TextingHours {
    private static final int FURTHEST_DAYS = 9;
    private static final int ROUNDS = 64;

    private TextingHours() {}

    /** The window of a local day; empty where nothing may be sent on that day. */
    @FunctionalInterface
    interface Days {
        Optional<Window> of(LocalDate day);
    }

    /** The first instant from {@code now} on that every zone allows; empty where there is none within days. */
    static Optional<Instant> next(Instant now, List<ZoneId> zones, Days days) {
        var at = now;
        for (int round = 0; round < ROUNDS; round++) {
            var before = at;
            for (var zone : zones) {
                var allowed = next(at, zone, days);
                if (allowed.isEmpty()) {
                    return Optional.empty();
                }
                at = allowed.get();
            }
            if (at.equals(before)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> next(Instant at, ZoneId zone, Days days) {
        var today = at.atZone(zone).toLocalDate();
        for (int ahead = 0; ahead < FURTHEST_DAYS; ahead++) {
            var day = today.plusDays(ahead);
            var window = days.of(day).filter(found -> !found.isEmpty());
            if (window.isPresent()) {
                var opens = day.atTime(window.get().from()).atZone(zone).toInstant();
                var closes = day.atTime(window.get().to()).atZone(zone).toInstant();
                if (at.isBefore(opens)) {
                    return Optional.of(opens);
                }
                if (at.isBefore(closes)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }
}
