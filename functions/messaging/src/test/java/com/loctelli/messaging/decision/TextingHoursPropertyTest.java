package com.loctelli.messaging.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Promise: no marketing text outside the intersection of the windows of every zone the person may be in, of every law
 * that may protect them and of the sub-account, also across changes of the clocks; and none waits longer than it must.
 * The answer is checked minute by minute against a reading of the same data that knows nothing of how it was found.
 */
class TextingHoursPropertyTest {
    /** From west to east, so that neighbours in the list are zones that one person may be in. */
    private static final List<String> ZONES = List.of(
            "Pacific/Honolulu",
            "America/Anchorage",
            "America/Los_Angeles",
            "America/Phoenix",
            "America/Denver",
            "America/Chicago",
            "America/New_York",
            "America/St_Johns",
            "America/Sao_Paulo",
            "Europe/London",
            "Europe/Paris",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Sydney",
            "Australia/Lord_Howe");

    /** Around these days clocks change somewhere in the list, and a law begins. */
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-07T12:00:00Z"),
            Instant.parse("2026-03-28T12:00:00Z"),
            Instant.parse("2026-04-04T00:00:00Z"),
            Instant.parse("2026-10-03T12:00:00Z"),
            Instant.parse("2026-10-17T00:00:00Z"),
            Instant.parse("2026-10-24T12:00:00Z"),
            Instant.parse("2026-10-31T12:00:00Z"),
            Instant.parse("2026-07-04T03:00:00Z"));

    private static final int CASES = 600;

    @Test
    void noMarketingTextLeavesOutsideTheIntersectionOfTheWindows() {
        int later = 0;
        int never = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var random = new Random(seed);
            int west = random.nextInt(ZONES.size() - 3);
            var zones = some(random, ZONES.subList(west, west + 3), 1 + random.nextInt(3)).stream()
                    .map(ZoneId::of)
                    .toList();
            var places = some(random, places(), 1 + random.nextInt(2));
            var rules = rules(random);
            var now = MOMENTS.get(random.nextInt(MOMENTS.size())).plus(Duration.ofMinutes(random.nextInt(3000)));

            var found = TextingHours.next(now, zones, day -> rules.on(day, places));

            var why = "seed " + seed + " " + zones + " " + places + " " + rules + " at " + now;
            if (found.isPresent()) {
                assertTrue(isAllowed(found.get(), zones, places, rules), why + " gave " + found.get());
                later += found.get().isAfter(now) ? 1 : 0;
            } else {
                never++;
            }
            assertEquals(first(now, found, zones, places, rules), found, why);
        }
        assertTrue(
                later > CASES / 4 && never > 0 && never < CASES / 2, "the cases say something: " + later + " " + never);
    }

    /** The first allowed minute up to the answer, found by looking at each. */
    private static Optional<Instant> first(
            Instant now, Optional<Instant> found, List<ZoneId> zones, List<String> places, TenantRules rules) {
        var end = found.orElse(now.plus(Duration.ofDays(5)));
        for (var at = now; at.isBefore(end); at = at.plus(Duration.ofMinutes(5))) {
            if (isAllowed(at, zones, places, rules)) {
                return Optional.of(at);
            }
        }
        return found;
    }

    private static boolean isAllowed(Instant at, List<ZoneId> zones, List<String> places, TenantRules rules) {
        return zones.stream().allMatch(zone -> {
            var local = at.atZone(zone);
            var time = local.toLocalTime();
            boolean isOurs = rules.days().contains(local.getDayOfWeek()) && contains(rules.hours(), time);
            return isOurs
                    && places.stream().allMatch(place -> {
                        var own = rules.perState().get(place.replaceFirst(".*-", ""));
                        boolean isStates = own == null || !place.contains("-") || contains(own, time);
                        var newest = Jurisdictions.rules().stream()
                                .filter(rule -> rule.place().equals(place)
                                        && !rule.from().isAfter(local.toLocalDate()))
                                .map(HoursRule::from)
                                .max(java.time.LocalDate::compareTo);
                        return isStates
                                && (newest.isEmpty()
                                        || Jurisdictions.rules().stream()
                                                .anyMatch(rule -> rule.place().equals(place)
                                                        && rule.from().equals(newest.get())
                                                        && rule.days().contains(local.getDayOfWeek())
                                                        && contains(rule.hours(), time)));
                    });
        });
    }

    private static boolean contains(Window window, LocalTime time) {
        return !time.isBefore(window.from()) && time.isBefore(window.to());
    }

    private static TenantRules rules(Random random) {
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        if (random.nextInt(3) == 0) {
            days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
        }
        int from = random.nextInt(14);
        var hours =
                new Window(LocalTime.of(from, 30 * random.nextInt(2)), LocalTime.of(from + 3 + random.nextInt(7), 0));
        var perState = random.nextBoolean() ? Map.of("FL", Window.hours(10, 18)) : Map.<String, Window>of();
        return new TenantRules(true, hours, days, perState, false, false, "US", ZoneId.of("America/New_York"));
    }

    private static List<String> places() {
        var places = new TreeSet<String>();
        Jurisdictions.rules().forEach(rule -> places.add(rule.place()));
        places.add("DE");
        return List.copyOf(places);
    }

    private static List<String> some(Random random, List<String> of, int count) {
        var left = new ArrayList<>(of);
        var chosen = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }
}
