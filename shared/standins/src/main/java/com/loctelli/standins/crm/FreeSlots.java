package com.loctelli.standins.crm;

import com.loctelli.standins.wire.Answer;
import com.loctelli.standins.wire.Form;
import com.loctelli.standins.wire.Tree;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Half hours of weekdays from nine to five in the asked zone, less what is taken, as a map of dates. */
final class FreeSlots {

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration SLOT = Duration.ofMinutes(30);

    private FreeSlots() {}

    static Answer answer(Form query, List<Calendars.Busy> taken) {
        Instant from = millis(query.get("startDate"), Instant.MIN);
        Instant to = millis(query.get("endDate"), Instant.MAX);
        if (from.equals(Instant.MIN) || to.equals(Instant.MAX) || to.isBefore(from)) {
            return Fault.of(422, "startDate and endDate must be epoch milliseconds in order");
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            return Fault.of(422, "Date range cannot be more than 31 days");
        }
        try {
            String zone = query.get("timezone");
            return Answer.json(200, days(from, to, ZoneId.of(zone == null ? "UTC" : zone), taken));
        } catch (DateTimeException unknownZone) {
            return Fault.of(422, "timezone is not known");
        }
    }

    private static Tree days(Instant from, Instant to, ZoneId zone, List<Calendars.Busy> taken) {
        Tree days = Tree.object();
        LocalDate last = LocalDate.ofInstant(to, zone);
        for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            LocalDate date = day;
            List<String> slots = IntStream.range(0, 16)
                    .mapToObj(half -> LocalTime.of(9, 0).plus(SLOT.multipliedBy(half)))
                    .map(time -> date.atTime(time).atZone(zone))
                    .filter(start -> !start.toInstant().isBefore(from)
                            && start.toInstant().isBefore(to))
                    .filter(start -> taken.stream()
                            .noneMatch(busy ->
                                    busy.from().isBefore(start.toInstant().plus(SLOT))
                                            && start.toInstant().isBefore(busy.to())))
                    .map(start -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start))
                    .toList();
            if (!slots.isEmpty()) {
                days.with(date.toString(), Tree.object().with("slots", slots));
            }
        }
        return days;
    }

    static Instant millis(@Nullable String text, Instant otherwise) {
        return text != null && text.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(text)) : otherwise;
    }
}
