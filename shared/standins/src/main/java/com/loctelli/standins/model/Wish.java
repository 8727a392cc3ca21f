package com.loctelli.standins.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** When a lead would like to come, as far as their words tell: a day, a time of the clock, a part of the day. */
record Wish(Optional<DayOfWeek> day, Optional<String> clock, Optional<String> part, LocalDate from, LocalDate to) {

    private static final List<Pattern> DAYS = Stream.of(
                    "mon(day)?|lunes",
                    "tue(s|sday)?|martes",
                    "wed(nesday)?|miércoles|miercoles",
                    "thu(rs?|rsday)?|jueves",
                    "fri(day)?|viernes",
                    "sat(urday)?|sábado|sabado",
                    "sun(day)?|domingo")
            .map(names -> Pattern.compile("(?iU)\\b(" + names + ")\\b"))
            .toList();
    private static final Pattern CLOCK = Pattern.compile(
            "(?i)\\b(\\d{1,2})[:.h](\\d{2})\\s*([ap])?\\.?m?" + "|\\b(\\d{1,2})\\s*([ap])\\.?m\\b|\\bat (\\d{1,2})\\b");

    static Wish in(String text, LocalDate today) {
        String low = text.toLowerCase(Locale.ROOT);
        Optional<DayOfWeek> day = day(low);
        LocalDate from = today;
        LocalDate to = today.plusDays(7);
        if (day.isPresent()) {
            from = today.with(TemporalAdjusters.nextOrSame(day.get()));
            to = from;
        } else if (low.matches("(?s).*\\b(tomorrow|pasado mañana)\\b.*") || low.matches("(?s)\\s*mañana\\b.*")) {
            from = today.plusDays(1);
            to = from;
            day = Optional.of(from.getDayOfWeek());
        } else if (low.matches("(?s).*\\b(today|hoy)\\b.*")) {
            to = today;
            day = Optional.of(today.getDayOfWeek());
        } else if (low.contains("next week") || low.contains("próxima semana")) {
            from = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            to = from.plusDays(6);
        }
        return new Wish(day, clock(low), part(low), from, to);
    }

    /** Whether the lead named any day or time at all. */
    boolean named() {
        return day.isPresent() || clock.isPresent() || part.isPresent();
    }

    /** Whether a slot's words agree with everything that was named, the part of the day too. */
    boolean meets(String slot) {
        return agrees(slot) && (clock.isPresent() || part.isEmpty() || part.equals(partOf(slot)));
    }

    private static Optional<String> partOf(String slot) {
        return clock(slot.toLowerCase(Locale.ROOT))
                .map(time -> Integer.parseInt(time.substring(0, 2)))
                .map(hour -> hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening");
    }

    private boolean agrees(String slot) {
        Optional<DayOfWeek> slotDay = day(slot.toLowerCase(Locale.ROOT));
        boolean sameDay = day.isEmpty() || slotDay.isEmpty() || slotDay.equals(day);
        return sameDay && (clock.isEmpty() || clock.equals(clock(slot.toLowerCase(Locale.ROOT))) || halfDayLater(slot));
    }

    /** "At 3" means 15:00 for a business. */
    private boolean halfDayLater(String slot) {
        Optional<String> other = clock(slot.toLowerCase(Locale.ROOT));
        return clock.isPresent()
                && other.isPresent()
                && Integer.parseInt(clock.get().substring(0, 2)) < 8
                && (Integer.parseInt(clock.get().substring(0, 2))
                                + 12
                                + clock.get().substring(2))
                        .equals(other.get());
    }

    private static Optional<DayOfWeek> day(String low) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> DAYS.get(day.getValue() - 1).matcher(low).find())
                .findFirst();
    }

    private static Optional<String> clock(String low) {
        Matcher found = CLOCK.matcher(low);
        if (!found.find()) {
            return Optional.empty();
        }
        String hours = Stream.of(1, 4, 6)
                .map(found::group)
                .filter(group -> group != null)
                .findFirst()
                .orElse("0");
        String minutes = found.group(2) == null ? "00" : found.group(2);
        String half = found.group(3) == null ? found.group(5) : found.group(3);
        int hour = Integer.parseInt(hours);
        if ("p".equals(half) && hour < 12) {
            hour += 12;
        } else if ("a".equals(half) && hour == 12) {
            hour = 0;
        }
        return Optional.of(String.format(Locale.ROOT, "%02d:%s", hour, minutes));
    }

    private static Optional<String> part(String low) {
        if (low.contains("morning") || low.contains("por la mañana")) {
            return Optional.of("morning");
        }
        if (low.contains("afternoon") || low.contains("por la tarde")) {
            return Optional.of("afternoon");
        }
        return low.contains("evening") || low.contains("por la noche") ? Optional.of("evening") : Optional.empty();
    }
}
