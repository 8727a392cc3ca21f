package com.loctelli.standins.model;

import com.loctelli.standins.wire.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds times, books, moves and cancels, by the tools alone: what they have not said is not said. */
final class Booking {

    private static final int OFFERED = 3;
    private static final int TRIES = 2;

    private final ChatRequest request;
    private final Prompt prompt;
    private final Dialogue dialogue;
    private final Phrases phrases;
    private final Wish wish;

    Booking(ChatRequest request, Prompt prompt, Dialogue dialogue, Phrases phrases) {
        this.request = request;
        this.prompt = prompt;
        this.dialogue = dialogue;
        this.phrases = phrases;
        this.wish = Wish.in(dialogue.lead(), prompt.today());
    }

    /** What follows from the last tool's answer, when that tool has to do with bookings or ends the conversation. */
    Optional<ChatReply> react() {
        return dialogue.lastResult().flatMap(result -> {
            Tree answer = result.answer();
            return switch (result.call().name()) {
                case "check_availability" -> Optional.of(found(answer));
                case "create_booking" -> Optional.of(booked(answer, phrases.booked()));
                case "reschedule_booking" -> Optional.of(booked(answer, phrases.moved()));
                case "cancel_booking" -> Optional.of(said(answer, phrases.cancelled()));
                case "hand_off" -> Optional.of(ChatReply.text(phrases.person()));
                case "opt_out" -> Optional.of(ChatReply.text(phrases.goodbye()));
                case "schedule_follow_up" -> Optional.of(said(answer, phrases.later()));
                case "end_conversation" -> Optional.of(said(answer, phrases.parting()));
                default -> Optional.empty();
            };
        });
    }

    /** The first step towards what the lead wants, when that is an appointment or a change of one. */
    Optional<ChatReply> start() {
        String lead = dialogue.lead();
        if (lead.isEmpty()) {
            return Optional.empty();
        }
        if (Intent.CANCEL.in(lead) && prompt.hasToldOff()) {
            return Optional.of(ChatReply.text(phrases.cancelled()));
        }
        if (Intent.CANCEL.in(lead) && request.tool("cancel_booking").isPresent()) {
            return request.tool("cancel_booking")
                    .map(tool -> ChatReply.calls(aboutBooking().call(tool)));
        }
        Optional<Slot> chosen = chosen();
        if (chosen.isPresent()) {
            Optional<Slot> current = known().stream()
                    .filter(slot -> slot.text().equals(chosen.get().text()))
                    .findFirst();
            return current.flatMap(this::book).or(this::look);
        }
        boolean proposed = dialogue.lastSaid().contains(phrases.propose()) && Intent.AGREES.in(lead);
        boolean timed = wish.named() && prompt.pending(dialogue.lastSaid()).isEmpty();
        return proposed || timed || Intent.APPOINTMENT.in(lead) || Intent.RESCHEDULE.in(lead)
                ? look()
                : Optional.empty();
    }

    private ChatReply found(Tree answer) {
        List<Slot> free = Slot.in(answer, "slots");
        if (answer.has("error")) {
            return ChatReply.text(phrases.failed());
        }
        if (free.isEmpty()) {
            return ChatReply.text(phrases.noneFree());
        }
        boolean mayBook = dialogue.calls(bookingTool()) < TRIES;
        return chosen().filter(slot -> mayBook)
                .flatMap(slot -> free.stream()
                        .filter(other -> other.text().equals(slot.text()))
                        .findFirst())
                .flatMap(this::book)
                .orElseGet(() -> ChatReply.text(phrases.offer().formatted(Phrases.lines(best(free)))));
    }

    private ChatReply booked(Tree answer, String confirmation) {
        String text = answer.text("text");
        if (!answer.has("error") && text != null) {
            return ChatReply.text(confirmation.formatted(text));
        }
        List<Slot> others = Slot.in(answer, "alternatives");
        if (!others.isEmpty()) {
            return ChatReply.text(phrases.taken().formatted(Phrases.lines(best(others))));
        }
        boolean mayLook = !dialogue.called("check_availability");
        return mayLook ? look().orElseGet(() -> ChatReply.text(phrases.failed())) : ChatReply.text(phrases.failed());
    }

    private ChatReply said(Tree answer, String sentence) {
        return ChatReply.text(answer.has("error") ? phrases.failed() : sentence);
    }

    /**
     * The time that the lead picked from those offered last, if they did. Where something else was said since, it takes
     * words that can only mean an offer.
     */
    private Optional<Slot> chosen() {
        List<Slot> told = offered(dialogue.lastSaid());
        if (!told.isEmpty()) {
            return Choice.among(told, dialogue.lead(), wish, Intent.AGREES.in(dialogue.lead()));
        }
        return dialogue.picks()
                ? Choice.among(offered(dialogue.lastOffer()), dialogue.lead(), wish, false)
                : Optional.empty();
    }

    private List<Slot> offered(String said) {
        List<Slot> told = Slot.stated(said);
        return told.isEmpty()
                ? known().stream().filter(slot -> said.contains(slot.text())).toList()
                : told;
    }

    /** Every time with an alias that may still be good: of this turn's results first, then of the prompt. */
    private List<Slot> known() {
        return Stream.concat(
                        dialogue.results().stream().flatMap(result -> Slot.in(result.answer(), "slots").stream()),
                        prompt.slots().stream())
                .toList();
    }

    private List<Slot> best(List<Slot> free) {
        List<Slot> fitting =
                free.stream().filter(slot -> wish.meets(slot.text())).toList();
        return (fitting.isEmpty() ? free : fitting).stream().limit(OFFERED).toList();
    }

    private Optional<ChatReply> look() {
        return request.tool("check_availability").map(tool -> {
            Arguments window = new Arguments()
                    .wish(
                            "from|start|start_date|from_date|date_from|date|day|earliest",
                            wish.from().toString())
                    .wish(
                            "to|end|end_date|to_date|date_to|until|latest",
                            wish.to().toString());
            wish.part().ifPresent(part -> window.wish("day_part|part_of_day|time_of_day|part", part));
            return ChatReply.calls(window.call(tool));
        });
    }

    private Optional<ChatReply> book(Slot slot) {
        return request.tool(bookingTool())
                .map(tool -> ChatReply.calls(aboutBooking()
                        .wish("alias|slot|slot_alias|slot_id", slot.alias())
                        .call(tool)));
    }

    private Arguments aboutBooking() {
        Arguments arguments = new Arguments();
        var meant = prompt.bookings().stream()
                .filter(booking -> wish.named() && wish.meets(booking.text()))
                .findFirst()
                .or(() -> prompt.bookings().stream().findFirst());
        meant.ifPresent(booking -> arguments.wish("booking|booking_alias|booking_id", booking.alias()));
        return arguments;
    }

    /** Moving was asked for lately and can be done; otherwise a booking is a new one. */
    private String bookingTool() {
        boolean moving = Stream.concat(
                        dialogue.earlier().stream()
                                .skip(Math.max(0, dialogue.earlier().size() - 2)),
                        Stream.of(dialogue.lead()))
                .anyMatch(Intent.RESCHEDULE::in);
        return moving && request.tool("reschedule_booking").isPresent() ? "reschedule_booking" : "create_booking";
    }
}
