package com.loctelli.bookings.slots;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Hours of one local day, in minutes after its midnight, the end not included; 1440 is the midnight that ends it.
 *
 * <p>Work past midnight is two entries, one for each day.
 */
public record LocalHours(int fromMinute, int toMinute) {
    private static final int DAY = 24 * 60;
    private static final String END_OF_DAY = "24:00";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Refuses empty and inverted hours. */
    public LocalHours {
        if (fromMinute < 0 || toMinute > DAY || fromMinute >= toMinute) {
            throw new IllegalArgumentException("hours end after they begin, within one day");
        }
    }

    /** Reads {@code HH:mm}; the end may be {@code 24:00}, and {@code 00:00} as an end means the same. */
    public static LocalHours of(String from, String to) {
        int end = to.equals(END_OF_DAY) ? DAY : minute(to);
        return new LocalHours(minute(from), end == 0 ? DAY : end);
    }

    private static int minute(String text) {
        try {
            return LocalTime.parse(text, TIME).toSecondOfDay() / 60;
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException("a time of day is written HH:mm", notATime);
        }
    }

    /** The beginning as {@code HH:mm}. */
    public String from() {
        return text(fromMinute);
    }

    /** The end as {@code HH:mm}, {@code 24:00} for midnight. */
    public String to() {
        return text(toMinute);
    }

    private static String text(int minute) {
        return minute == DAY
                ? END_OF_DAY
                : LocalTime.ofSecondOfDay(minute * 60L).format(TIME);
    }

    /** The same hours in order, with overlapping and touching ones made one. */
    static List<LocalHours> merged(List<LocalHours> hours) {
        List<LocalHours> merged = new ArrayList<>();
        for (LocalHours next : hours.stream()
                .sorted(Comparator.comparingInt(LocalHours::fromMinute))
                .toList()) {
            if (!merged.isEmpty() && merged.getLast().toMinute >= next.fromMinute) {
                LocalHours last = merged.removeLast();
                merged.add(new LocalHours(last.fromMinute, Math.max(last.toMinute, next.toMinute)));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }
}
