package com.loctelli.testkit.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When a schedule fires: {@code at(…)} once, {@code rate(…)} at equal steps, {@code cron(…)} by the calendar with
 * values, lists, ranges, steps and names (not {@code L}, {@code W} and {@code #}).
 */
sealed interface Expression {

    /** The first moment after {@code after}; none when it never fires again. */
    Optional<Instant> next(Instant after);

    /** Reads {@code text} as of {@code created}, from which rates count, in {@code zone}. */
    static Expression parse(String text, ZoneId zone, Instant created) {
        try {
            var open = text.indexOf('(');
            var inner = text.substring(open + 1, text.length() - 1).strip();
            return switch (text.substring(0, open)) {
                case "at" -> new At(LocalDateTime.parse(inner).atZone(zone).toInstant());
                case "rate" -> new Rate(created, duration(inner));
                case "cron" -> Cron.parse(inner, zone);
                default -> throw new IllegalArgumentException(text);
            };
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Refusal(400, "ValidationException", "Invalid Schedule Expression " + text);
        }
    }

    private static Duration duration(String text) {
        var words = List.of(text.split(" +"));
        var count = Long.parseLong(words.get(0));
        if (count <= 0) {
            throw new IllegalArgumentException(text);
        }
        return switch (words.get(1)) {
            case "minute", "minutes" -> Duration.ofMinutes(count);
            case "hour", "hours" -> Duration.ofHours(count);
            case "day", "days" -> Duration.ofDays(count);
            default -> throw new IllegalArgumentException(text);
        };
    }

    record At(Instant when) implements Expression {
        @Override
        public Optional<Instant> next(Instant after) {
            return when.isAfter(after) ? Optional.of(when) : Optional.empty();
        }
    }

    record Rate(Instant from, Duration step) implements Expression {
        @Override
        public Optional<Instant> next(Instant after) {
            var steps = after.isBefore(from) ? 0 : Duration.between(from, after).dividedBy(step);
            return Optional.of(from.plus(step.multipliedBy(steps + 1)));
        }
    }

    record Cron(
            TreeSet<Integer> minutes,
            TreeSet<Integer> hours,
            TreeSet<Integer> days,
            TreeSet<Integer> months,
            TreeSet<Integer> weekdays,
            TreeSet<Integer> years,
            ZoneId zone)
            implements Expression {

        private static final int YEARS_AHEAD = 6;

        static Cron parse(String text, ZoneId zone) {
            var fields = List.of(text.split(" +"));
            return new Cron(
                    field(fields.get(0), 0, 59, ""),
                    field(fields.get(1), 0, 23, ""),
                    field(fields.get(2), 1, 31, ""),
                    field(fields.get(3), 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
                    field(fields.get(4), 1, 7, "SUNMONTUEWEDTHUFRISAT"),
                    field(fields.get(5), 1970, 2199, ""),
                    zone);
        }

        @Override
        public Optional<Instant> next(Instant after) {
            var today = after.atZone(zone).toLocalDate();
            for (var day = today; day.getYear() <= today.getYear() + YEARS_AHEAD; day = day.plusDays(1)) {
                // EventBridge counts the week from Sunday, Java from Monday.
                var weekday = day.getDayOfWeek().getValue() % 7 + 1;
                if (!years.contains(day.getYear())
                        || !months.contains(day.getMonthValue())
                        || !days.contains(day.getDayOfMonth())
                        || !weekdays.contains(weekday)) {
                    continue;
                }
                for (var hour : hours) {
                    for (var minute : minutes) {
                        var at = ZonedDateTime.of(day, LocalTime.of(hour, minute), zone)
                                .toInstant();
                        if (at.isAfter(after)) {
                            return Optional.of(at);
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private static TreeSet<Integer> field(String text, int low, int high, String names) {
            var values = new TreeSet<Integer>();
            for (var part : Arrays.asList(text.toUpperCase(Locale.ROOT).split(","))) {
                var slash = part.indexOf('/');
                var step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
                var range = slash < 0 ? part : part.substring(0, slash);
                var dash = range.indexOf('-');
                var any = range.equals("*") || range.equals("?");
                var from = any ? low : value(dash < 0 ? range : range.substring(0, dash), low, names);
                var to = any || (dash < 0 && slash >= 0)
                        ? high
                        : dash < 0 ? from : value(range.substring(dash + 1), low, names);
                if (from < low || to > high || step < 1) {
                    throw new IllegalArgumentException(text);
                }
                for (var v = from; v <= to; v += step) {
                    values.add(v);
                }
            }
            return values;
        }

        private static int value(String text, int low, String names) {
            var at = text.length() == 3 ? names.indexOf(text) : -1;
            return at >= 0 ? at / 3 + low : Integer.parseInt(text);
        }
    }
}
