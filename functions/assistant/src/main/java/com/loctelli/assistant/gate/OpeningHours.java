package com.loctelli.assistant.gate;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When the business is open is no time that is on offer, and may be told as the business itself says it: a sentence that
 * speaks of opening hours states only clocks and days that a sentence of the business's own states of them.
 */
final class OpeningHours {
    private static final Pattern OPEN = Pattern.compile(
            "(?U)(?<!\\p{L})(?:we're open|we are open|open(?:s|ed)?|closed?|hours|work(?:ing)?(?: on| from)?|weekdays?|business hours"
                    + "|abrimos|abiertos?|cerramos|cerrad[oa]s?|horario|atendemos|trabajamos|ouverts?|ouverte?|fermés?|fermée?|horaires?|travaillons"
                    + "|geöffnet|geschlossen|öffnungszeiten|sprechzeiten|arbeiten|offen|abert[oa]s?|fechamos|fechad[oa]s?|horário|trabalhamos)(?!\\p{L})");
    private static final Pattern RANGE = Pattern.compile(
            "(?U)^\\s*(?:to|through|thru|until|till|-|a|al|hasta|à|au|jusqu'à|bis|até)\\s*(?:el |o |le )?$");
    private static final Pattern WEEKDAYS = Pattern.compile(
            "(?U)(?<!\\p{L})(?:weekdays?|entre semana|en semaine|unter der woche|dias? úteis|días? laborables?|werktags?)(?!\\p{L})");
    private static final Pattern CLOSED = Pattern.compile(
            "(?U)(?<!\\p{L})(?:closed?|cerramos|cerrad[oa]s?|fermés?|fermée?s?|geschlossen|fechad[oa]s?|fechamos)(?!\\p{L})");
    private static final LocalDate A_MONDAY = LocalDate.of(2024, 1, 1);

    private OpeningHours() {}

    /** Whether the sentence tells opening hours, and only such as the business says it has. */
    static boolean tells(String sentence, List<Mention.Clock> clocks, List<Mention.Day> days, Evidence evidence) {
        if (!OPEN.matcher(sentence).find() || DeedCheck.claims(sentence, false, Deed.BOOKED)) {
            return false;
        }
        var known = evidence.house().known().stream()
                .flatMap(text -> Sentences.of(text).stream())
                .map(Sentences.Sentence::text)
                .filter(text ->
                        OPEN.matcher(text).find() || !ClockReader.in(text).isEmpty())
                .toList();
        if (known.isEmpty()) {
            return false;
        }
        var times =
                known.stream().flatMap(text -> ClockReader.in(text).stream()).toList();
        boolean isClosed = Refusal.in(sentence) || CLOSED.matcher(sentence).find();
        var open = known.stream().flatMap(text -> days(text, evidence).stream()).toList();
        return clocks.stream()
                        .allMatch(clock -> times.stream()
                                .anyMatch(time -> time.times().stream().anyMatch(clock::means)))
                && days.stream()
                        .allMatch(day ->
                                open.stream().anyMatch(date -> day.means(onSameDay(date, evidence))) != isClosed);
    }

    /** The days of the week that a text names, with those between the ends of a range. */
    private static List<LocalDate> days(String text, Evidence evidence) {
        var named = DayReader.in(text, evidence.today(), false);
        var out = new ArrayList<LocalDate>();
        if (WEEKDAYS.matcher(text).find()) {
            A_MONDAY.datesUntil(A_MONDAY.plusDays(5)).forEach(out::add);
        }
        for (int i = 0; i < named.size(); i++) {
            var day = named.get(i);
            var first =
                    A_MONDAY.datesUntil(A_MONDAY.plusDays(7)).filter(day::means).findFirst();
            first.ifPresent(out::add);
            if (first.isPresent()
                    && i + 1 < named.size()
                    && RANGE.matcher(text.substring(day.to(), named.get(i + 1).from()))
                            .matches()) {
                var end = named.get(i + 1);
                first.get()
                        .datesUntil(first.get().plusDays(7))
                        .takeWhile(date -> !end.means(date))
                        .forEach(out::add);
            }
        }
        return out;
    }

    /** The coming date of that day of the week. */
    private static LocalDate onSameDay(LocalDate date, Evidence evidence) {
        return evidence.today().with(TemporalAdjusters.nextOrSame(date.getDayOfWeek()));
    }
}
