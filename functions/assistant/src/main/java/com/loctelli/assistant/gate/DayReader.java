package com.loctelli.assistant.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the days that a text states: names of days, dates in their several forms, and words such as "tomorrow". */
final class DayReader {
    private static final String FULL_DAYS =
            String.join("|", Calendars.DAYS).replaceAll("\\|(segunda|terça|quarta|quinta|sexta)(?=\\||$)", "");
    private static final Pattern FULL_DAY = word(FULL_DAYS);
    /** "Samstagvormittag". */
    private static final Pattern PART_OF_DAY =
            Pattern.compile("(?U)(?<!\\p{L})(" + "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
                    + ")(?:s?vormittag|s?nachmittag|s?abend|s?mittag|s?morgen|früh|nacht)s?(?!\\p{L})");
    /** The bare Portuguese forms are ordinals too; a preposition or a time beside them tells. */
    private static final Pattern BARE_DAY =
            word("(?:(?<=\\b(?:na|nesta|para|próxima|essa|esta) )(?:segunda|terça|quarta|quinta|sexta)"
                    + "|(?:segunda|terça|quarta|quinta|sexta)(?=,? (?:às|as|dia|de manhã|à tarde|à noite|\\d)))"
                    + "(?! (?:opção|vez|hora|opcao|pergunta|opción))");

    private static final Pattern SHORT_DAY = Pattern.compile("(?U)(?<![\\p{L}\\d])(" + Calendars.SHORT_DAYS
            + ")(?=,? (?:the |el |le |den |dia |día )?\\d|,? (?:at|or|um|à|às|a las|morning|afternoon|evening)\\b)");
    private static final Pattern ON_SHORT_DAY =
            Pattern.compile("(?U)(?<=\\b(?:on|this|next|by) )(mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?![\\p{L}\\d])");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?U)(?<![\\d:./])(\\d{1,2})(?:st|nd|rd|th|er|º|ª)?\\.?[ -]?(?:de |of |d')?("
                    + Calendars.MONTHS + ")(?!\\p{L})" + "(?:,? (?:de |del )?(20\\d\\d))?");
    private static final Pattern MONTH_DAY = Pattern.compile("(?U)(?<!\\p{L})(" + Calendars.MONTHS
            + ") (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:h%])(?!\\.?[ ]?(?:de )?(?:" + Calendars.MONTHS
            + ")(?!\\p{L}))"
            + "(?:,? (20\\d\\d))?");
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(20\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\d)");
    private static final Pattern NUMERIC = Pattern.compile(
            "(?<![\\d:.,/€$£])(?!24/7)(\\d{1,2})([/.])(\\d{1,2})(?:\\2(\\d{2}|20\\d\\d)|\\.)?(?![\\d%/€]|[.,]\\d| (?:am|pm|uhr|h)\\b)");
    private static final Pattern OF_THE_MONTH = Pattern.compile(
            "(?U)(?<!\\p{L})(?:(?:the |on )?(\\d{1,2})(?:st|nd|rd|th)"
                    + "(?! (?:option|slot|one|time|appointment|choice|step|floor|street|avenue))"
                    + "|(?:el día|el dia|día|dia|el|le) (\\d{1,2})|(?:am|den|dem) (\\d{1,2})\\.)(?![\\d:.,/h%]\\d?|º)(?! (?:de la|de l'|uhr|h\\b|heures|horas|%|por|minut))");
    private static final Pattern AFTER_TOMORROW = word(
            "(?:the )?day after tomorrow|pasado mañana|après-demain|apres-demain|übermorgen|uebermorgen|depois de amanhã");
    private static final Pattern TOMORROW =
            word("tomorrow|tmrw|tmr|demain|amanhã|amanha|(?<!\\b(?:la|esta|una|las|media) )mañana"
                    + "|(?<!\\b(?:guten|am|heute|jeden|den|diesen|schönen|gestern) )morgen");
    private static final Pattern TODAY =
            word("today|tonight|this (?:morning|afternoon|evening)|hoy|esta (?:mañana|tarde|noche)"
                    + "|aujourd'hui|ce (?:matin|soir)|cet après-midi|heute|hoje|esta (?:manhã|noite)");
    private static final Pattern OFFERING =
            Pattern.compile("(?U)\\b(free|available|openings?|slots?|libres?|disponibles?"
                    + "|disponibilidad|verfügbar|frei|freie|livres?|disponível|disponíveis|vagas?)\\b");

    private static final Pattern NEXT = Pattern.compile(
            "(?U)(?<!\\p{L})(?:next|próximo|próxima|proximo|proxima|nächsten|nächster|kommenden|kommender) $");
    private static final Pattern FOLLOWING = Pattern.compile(
            "(?U)^ (?:next week|after next|que viene|siguiente|prochaine?|suivante?|en huit|que vem|seguinte|in einer woche|nächster woche|nächste woche)(?!\\p{L})");

    private DayReader() {}

    /** The days stated, in order. Whether "today" is one depends on what else the sentence says. */
    static List<Mention.Day> in(String text, LocalDate today, boolean hasClock) {
        var found = new ArrayList<Mention.Day>();
        each(FULL_DAY, text, m -> add(found, m, isDay(m.group())));
        each(PART_OF_DAY, text, m -> add(found, m, isDay(m.group(1))));
        each(BARE_DAY, text, m -> add(found, m, isDay(m.group())));
        each(SHORT_DAY, text, m -> add(found, m, isDay(m.group(1))));
        each(ON_SHORT_DAY, text, m -> add(found, m, isDay(m.group(1))));
        each(
                DAY_MONTH,
                text,
                m -> add(
                        found,
                        m,
                        isDate(today, m.group(3), Calendars.month(m.group(2)).getValue(), m.group(1))));
        each(
                MONTH_DAY,
                text,
                m -> add(
                        found,
                        m,
                        isDate(today, m.group(3), Calendars.month(m.group(1)).getValue(), m.group(2))));
        each(ISO, text, m -> add(found, m, isDate(today, m.group(1), Integer.parseInt(m.group(2)), m.group(3))));
        each(NUMERIC, text, m -> numeric(found, m, today));
        each(OF_THE_MONTH, text, m -> {
            int day = Integer.parseInt(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3));
            if (day >= 1 && day <= 31) {
                add(found, m, date -> date.getDayOfMonth() == day);
            }
        });
        each(AFTER_TOMORROW, text, m -> add(found, m, today.plusDays(2)::equals));
        each(TOMORROW, text, m -> {
            // "Day after tomorrow" was read already.
            if (found.stream().noneMatch(day -> day.from() <= m.start() && m.end() <= day.to())) {
                add(found, m, today.plusDays(1)::equals);
            }
        });
        if (hasClock || OFFERING.matcher(text).find()) {
            each(TODAY, text, m -> add(found, m, today::equals));
        }
        return merged(text, found).stream().map(day -> next(text, day, today)).toList();
    }

    /** "Next Tuesday" is not tomorrow, whatever day tomorrow is. */
    private static Mention.Day next(String text, Mention.Day day, LocalDate today) {
        boolean isNext = NEXT.matcher(text.substring(0, day.from())).find()
                || FOLLOWING.matcher(text.substring(day.to())).find();
        if (!isNext) {
            return day;
        }
        var readings = day.readings().stream()
                .map(reading -> reading.and(date -> date.isAfter(today.plusDays(1))))
                .toList();
        return new Mention.Day(day.from(), day.to(), day.words(), readings);
    }

    /** Readings of the same place are one mention: what fits any of them fits it. */
    private static List<Mention.Day> merged(String text, List<Mention.Day> found) {
        var out = new ArrayList<Mention.Day>();
        found.stream().sorted(Comparator.comparingInt(Mention.Day::from)).forEach(next -> {
            var last = out.isEmpty() ? null : out.getLast();
            if (last == null || next.from() >= last.to()) {
                out.add(next);
                return;
            }
            var readings = new ArrayList<>(last.readings());
            readings.addAll(next.readings());
            int to = Math.max(last.to(), next.to());
            out.set(out.size() - 1, new Mention.Day(last.from(), to, text.substring(last.from(), to), readings));
        });
        return out;
    }

    private static void numeric(List<Mention.Day> found, MatchResult m, LocalDate today) {
        int first = Integer.parseInt(m.group(1));
        int second = Integer.parseInt(m.group(3));
        boolean isDotted = m.group(2).equals(".");
        // "10.30" is a price or a time, "24.11." is a date.
        if (isDotted && m.group(4) == null && !m.group().endsWith(".")) {
            return;
        }
        var readings = new ArrayList<Predicate<LocalDate>>();
        if (second >= 1 && second <= 12 && first >= 1 && first <= 31) {
            readings.add(isDate(today, m.group(4), second, m.group(1)));
        }
        if (!isDotted && first >= 1 && first <= 12 && second >= 1 && second <= 31) {
            readings.add(isDate(today, m.group(4), first, m.group(3)));
        }
        if (!readings.isEmpty()) {
            found.add(new Mention.Day(m.start(), m.end(), m.group(), readings));
        }
    }

    private static Predicate<LocalDate> isDay(String form) {
        var day = Calendars.day(form);
        return date -> date.getDayOfWeek() == day;
    }

    /** A date without a year is the one within half a year of today. */
    private static Predicate<LocalDate> isDate(LocalDate today, @Nullable String year, int month, String day) {
        int wanted = Integer.parseInt(day);
        @Nullable Integer stated = year == null ? null : Integer.valueOf(year.length() == 2 ? "20" + year : year);
        return date -> date.getMonthValue() == month
                && date.getDayOfMonth() == wanted
                && (stated == null ? Math.abs(date.toEpochDay() - today.toEpochDay()) < 183 : date.getYear() == stated);
    }

    private static void add(List<Mention.Day> found, MatchResult m, Predicate<LocalDate> reading) {
        found.add(new Mention.Day(m.start(), m.end(), m.group().strip(), List.of(reading)));
    }

    private static void each(Pattern pattern, String text, java.util.function.Consumer<MatchResult> use) {
        pattern.matcher(text).results().forEach(use);
    }

    private static Pattern word(String forms) {
        return Pattern.compile("(?U)(?<![\\p{L}\\d-])(?:" + forms + ")(?![\\p{L}])(?!-feira)");
    }
}
