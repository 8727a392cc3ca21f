package com.loctelli.standins.model;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the salesperson finds in the prompt.
 *
 * @param name whom the prompt says to be, "the assistant" when it does not say
 * @param questions what to ask, in order
 * @param slots times that the prompt says are on offer
 * @param today the date that the prompt says it is, the clock's otherwise
 * @param bookings the lead's open bookings, by their aliases
 * @param hasToldOff whether it says that a booking was called off and the lead does not know it yet
 */
record Prompt(
        String name,
        List<Question> questions,
        List<Slot> slots,
        LocalDate today,
        List<Slot> bookings,
        boolean hasToldOff) {

    private static final Pattern NAME = Pattern.compile(
            "(?i:\\byour name is|\\byou are|\\byou're|\\beres|\\bte llamas|\\b(?:ai|assistant|agent) ?name ?[:=])"
                    + "\\s+(?i:called |named )?[\"'“*]*(\\p{Lu}[\\p{L}'-]+)");
    private static final Pattern TODAY =
            Pattern.compile("(?i)\\b(?:now|today|current)[^\\n]{0,60}?(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern BOOKING = Pattern.compile("(?m)\\b(B\\d{1,2})\\b\\s*[:=–-]\\s*([^\\n(]*)");
    private static final Pattern OFF = Pattern.compile("(?ms)not yet told to the lead:.*?^- cancelled");

    static Prompt of(String text, InstantSource clock) {
        Matcher name = NAME.matcher(text);
        return new Prompt(
                name.find() ? name.group(1) : "the assistant",
                Question.in(text),
                Slot.stated(text),
                today(text, clock),
                BOOKING.matcher(text)
                        .results()
                        .map(found -> new Slot(found.group(1), found.group(2).strip()))
                        .toList(),
                OFF.matcher(text).find());
    }

    /** The question that this text asked and that waits for its answer. */
    Optional<Question> pending(String lastSaid) {
        return questions.stream()
                .filter(question -> lastSaid.contains(question.text()))
                .findFirst();
    }

    private static LocalDate today(String text, InstantSource clock) {
        LocalDate byClock = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Matcher today = TODAY.matcher(text);
        try {
            return today.find() ? LocalDate.parse(today.group(1)) : byClock;
        } catch (DateTimeParseException notADate) {
            return byClock;
        }
    }
}
