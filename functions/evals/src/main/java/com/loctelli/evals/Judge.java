package com.loctelli.evals;

import com.loctelli.assistant.gate.ClaimGate;
import com.loctelli.bookings.BookingStatus;
import com.loctelli.bookings.BookingView;
import com.loctelli.conversations.Direction;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.json.Json;
import com.loctelli.messaging.delivery.TextState;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a rehearsal by the database: no model is asked how it went, and no text is believed that a row does not bear
 * out.
 *
 * @param stopped from the lead's STOP on
 * @param takenOver from when a person took over
 * @param isBrokenOff whether there was no time left to play on
 */
record Judge(Truth truth, Silence stopped, Silence takenOver, boolean isBrokenOff) {
    private static final Set<TextState> UNSETTLED = Set.of(TextState.PENDING, TextState.CLAIMED, TextState.UNKNOWN);

    List<Finding> of(Scenario scenario) {
        var asked = scenario.assertions();
        boolean isUnasked = isBrokenOff && !asked.contains(Assertion.PLAYED_THROUGH);
        return Stream.concat(asked.stream(), isUnasked ? Stream.of(Assertion.PLAYED_THROUGH) : Stream.of())
                .map(assertion -> find(assertion, scenario))
                .toList();
    }

    private Finding find(Assertion assertion, Scenario scenario) {
        return switch (assertion) {
            case BOOKING_EXISTS -> {
                int count = standing().size();
                yield Finding.of(assertion, count == 1, "the lead has " + count + " appointments that stand");
            }
            case NO_BOOKING -> Finding.of(assertion, standing().isEmpty(), "the lead has an appointment");
            case BOOKINGS_TOLD ->
                none(
                        assertion,
                        isInterrupted()
                                ? List.of()
                                : standing().stream()
                                        .filter(this::isUntold)
                                        .map(BookingView::id)
                                        .toList(),
                        "booked and not told");
            case CLAIMS_TRUE ->
                none(
                        assertion,
                        truth.said().stream()
                                .filter(message -> ClaimGate.claimsDeed(message.text()) && !isBorneOut(message.text()))
                                .map(message -> "message " + message.seq())
                                .toList(),
                        "told and not booked");
            case OFFERED_FREE -> offeredFree(assertion);
            case SILENT_AFTER_STOP -> silentAfter(assertion, stopped);
            case SILENT_AFTER_TAKE_OVER -> silentAfter(assertion, takenOver);
            case ANSWERED -> answered(assertion);
            case SENT_ONCE -> sentOnce(assertion);
            case FACTS_RECORDED -> {
                var known =
                        truth.facts().stream().map(fact -> fact.name().wire()).collect(Collectors.toSet());
                var missing = scenario.expectFacts().stream()
                        .filter(name -> !known.contains(name))
                        .toList();
                yield none(assertion, missing, "not recorded");
            }
            case HANDED_OVER -> {
                var head = truth.head();
                yield Finding.of(assertion, head != null && !head.ownership().isAi(), "nobody has taken over");
            }
            case SAYS_NOT ->
                none(
                        assertion,
                        truth.said().stream()
                                .filter(message -> scenario.mustNotSay().stream()
                                        .anyMatch(words -> message.text()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(words.toLowerCase(Locale.ROOT))))
                                .map(message -> "message " + message.seq())
                                .toList(),
                        "said what it must not say");
            case PLAYED_THROUGH -> Finding.of(assertion, !isBrokenOff, "it was not over in time");
        };
    }

    private static Finding none(Assertion assertion, List<String> wrong, String what) {
        return Finding.of(assertion, wrong.isEmpty(), what + ": " + String.join(", ", wrong));
    }

    private List<BookingView> standing() {
        return truth.bookings().stream()
                .filter(booking ->
                        booking.status() == BookingStatus.CONFIRMED || booking.status() == BookingStatus.PENDING)
                .toList();
    }

    private boolean isInterrupted() {
        var head = truth.head();
        return stopped.isKept()
                || takenOver.isKept()
                || (head != null && !head.ownership().isAi());
    }

    private boolean isUntold(BookingView booking) {
        return truth.said().stream().noneMatch(message -> message.text().contains(truth.told(booking)));
    }

    /** A claim names the time of an appointment that there was, or names none while there was one. */
    private boolean isBorneOut(String text) {
        return truth.bookings().stream().anyMatch(booking -> text.contains(truth.told(booking)))
                || (!truth.bookings().isEmpty() && !text.matches("(?s).*\\d:\\d\\d.*"));
    }

    private Finding offeredFree(Assertion assertion) {
        var offered = new HashSet<String>();
        for (var turn : truth.turns()) {
            var busy = truth.taken().stream()
                    .filter(booking -> booking.createdAt().isBefore(turn.createdAt()))
                    .map(truth::told)
                    .collect(Collectors.toSet());
            for (var call : turn.toolCalls()) {
                var texts = texts(call.resultJson());
                for (var text : texts) {
                    if (call.name().equals("check_availability") && busy.contains(text)) {
                        return Finding.of(assertion, false, "a time that was taken was offered in turn " + turn.id());
                    }
                }
                offered.addAll(texts);
            }
        }
        var unoffered = standing().stream()
                .filter(booking -> !offered.contains(truth.told(booking)))
                .map(BookingView::id)
                .toList();
        return none(assertion, unoffered, "booked and never offered");
    }

    /** The times that a tool named. */
    private static Set<String> texts(String json) {
        var out = new HashSet<String>();
        collect(Json.readTree(json), out);
        return out;
    }

    private static void collect(@org.jspecify.annotations.Nullable Object tree, Set<String> out) {
        switch (tree) {
            case Map<?, ?> map -> {
                if (map.get("text") instanceof String text) {
                    out.add(text);
                }
                map.values().forEach(value -> collect(value, out));
            }
            case List<?> list -> list.forEach(value -> collect(value, out));
            case null, default -> {
                // Nothing in it.
            }
        }
    }

    /** Neither was anything said afterwards, nor did anything leave that was said before. */
    private Finding silentAfter(Assertion assertion, Silence from) {
        if (!from.isKept()) {
            return Finding.of(assertion, true, "");
        }
        var said = truth.said().stream()
                .filter(message -> message.seq() > from.seq())
                .map(message -> "message " + message.seq());
        var agents = agentsTexts();
        var left = truth.handed().stream()
                .skip(from.handed())
                .filter(text -> agents.contains(text.textId()))
                .map(text -> "text " + text.textId());
        return none(assertion, Stream.concat(said, left).toList(), "afterwards");
    }

    private Set<String> agentsTexts() {
        return truth.said().stream()
                .map(StoredMessage::textId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Finding answered(Assertion assertion) {
        var head = truth.head();
        if (head == null) {
            return Finding.of(assertion, false, "there is no conversation");
        }
        if (!truth.lost().isEmpty()) {
            return none(assertion, truth.lost(), "given up");
        }
        boolean isOwed = !truth.messages().isEmpty()
                && truth.messages().getLast().direction() == Direction.IN
                && head.ownership().isAi()
                && truth.messages().getLast().seq() != stopped.seq();
        return Finding.of(
                assertion,
                head.pendingBatch() == null && (!isOwed || stopped.isKept()),
                "the lead waits for an answer");
    }

    private Finding sentOnce(Assertion assertion) {
        var counts =
                truth.handed().stream().collect(Collectors.groupingBy(Stage.Handed::textId, Collectors.counting()));
        var twice = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        var texts = new HashSet<String>();
        var shared = truth.said().stream()
                .filter(message -> message.textId() == null || !texts.add(message.textId()))
                .map(message -> "message " + message.seq())
                .toList();
        if (!twice.isEmpty()) {
            return none(assertion, twice, "sent twice");
        }
        var stuck = truth.texts().stream()
                .filter(text -> UNSETTLED.contains(text.status()))
                .map(text -> text.id() + " " + text.status().wire());
        var pretended = truth.texts().stream()
                .filter(text -> text.sentAt() != null && !counts.containsKey(text.id()))
                .map(text -> text.id() + " never left");
        var untrue = Stream.concat(stuck, pretended).toList();
        return untrue.isEmpty()
                ? none(assertion, shared, "without a text of its own")
                : none(assertion, untrue, "neither sent nor kept back");
    }
}
