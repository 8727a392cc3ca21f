package com.loctelli.bookings.slots;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hours of an ordinary week in one zone; a day may have several, a day left out is closed. */
public record WeeklyHours(ZoneId zone, List<Day> days) {
    /** One stretch of one weekday. */
    public record Day(DayOfWeek day, LocalHours hours) {
        /** Reads the day by its first three letters, {@code MON} to {@code SUN}, and the times as {@code HH:mm}. */
        public static Day of(String day, String from, String to) {
            for (DayOfWeek candidate : DayOfWeek.values()) {
                if (candidate.name().substring(0, 3).equals(day)) {
                    return new Day(candidate, LocalHours.of(from, to));
                }
            }
            throw new IllegalArgumentException("a day is MON, TUE, WED, THU, FRI, SAT or SUN");
        }
    }

    /** Keeps its own copy of the days. */
    public WeeklyHours {
        days = List.copyOf(days);
    }

    /** Open around the clock, every day. */
    public static WeeklyHours always(ZoneId zone) {
        List<Day> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(new Day(day, LocalHours.of("00:00", "24:00")));
        }
        return new WeeklyHours(zone, days);
    }

    /** The hours of each weekday, in order and merged; every weekday is a key. */
    Map<DayOfWeek, List<LocalHours>> byDay() {
        Map<DayOfWeek, List<LocalHours>> byDay = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            byDay.put(
                    day,
                    LocalHours.merged(days.stream()
                            .filter(entry -> entry.day() == day)
                            .map(Day::hours)
                            .toList()));
        }
        return byDay;
    }
}
