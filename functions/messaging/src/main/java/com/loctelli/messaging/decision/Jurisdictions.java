package com.loctelli.messaging.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The hours in which law lets a business text for marketing, as data with a place, a date and a source in
 * {@code texting-hours.txt}: not legal advice. A country's hours hold everywhere there, and a state's on top.
 */
public final class Jurisdictions {
    /** When this data was looked at last. */
    public static final String VERSION = "2026-11-22";

    private static final List<HoursRule> RULES = read();

    private Jurisdictions() {}

    /** Every rule, for whoever wants to see them. */
    public static List<HoursRule> rules() {
        return RULES;
    }

    /**
     * What is left of a window on a local day when the law of every one of the places holds.
     *
     * @param places countries and states, such as {@code US} and {@code US-FL}
     * @return empty where nothing is left
     */
    static Optional<Window> narrowed(Window window, Collection<String> places, LocalDate day) {
        var left = window;
        for (var place : places) {
            var inForce = inForce(place, day);
            if (inForce.isEmpty()) {
                continue;
            }
            var open = inForce.stream()
                    .filter(rule -> rule.days().contains(day.getDayOfWeek()))
                    .findFirst();
            if (open.isEmpty()) {
                return Optional.empty();
            }
            left = left.and(open.get().hours());
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    /** The lines of the newest date that has come by the day. */
    private static List<HoursRule> inForce(String place, LocalDate day) {
        var newest = RULES.stream()
                .filter(rule -> rule.place().equals(place) && !rule.from().isAfter(day))
                .map(HoursRule::from)
                .max(LocalDate::compareTo);
        return newest.map(from -> RULES.stream()
                        .filter(rule ->
                                rule.place().equals(place) && rule.from().equals(from))
                        .toList())
                .orElse(List.of());
    }

    private static List<HoursRule> read() {
        var rules = new ArrayList<HoursRule>();
        for (var line : text().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts =
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                rules.add(new HoursRule(
                        parts.get(0),
                        parts.get(1).equals("-") ? LocalDate.EPOCH : LocalDate.parse(parts.get(1)),
                        days(parts.get(2)),
                        hours(parts.get(3)),
                        parts.get(4)));
            }
        }
        return List.copyOf(rules);
    }

    private static List<DayOfWeek> days(String text) {
        var ends = Arrays.stream(text.split("-", -1)).map(Jurisdictions::day).toList();
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.compareTo(ends.getFirst()) >= 0 && day.compareTo(ends.getLast()) <= 0)
                .toList();
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Window hours(String text) {
        var ends = text.split("-", -1);
        return new Window(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }

    private static String text() {
        try (InputStream in = Jurisdictions.class.getResourceAsStream("texting-hours.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing texting-hours.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
