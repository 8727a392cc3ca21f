package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.bookings.BookingProblems;
import com.loctelli.bookings.BookingSource;
import com.loctelli.bookings.BookingView;
import com.loctelli.bookings.Bookings;
import com.loctelli.bookings.NewBooking;
import com.loctelli.bookings.OfferedSlot;
import com.loctelli.bookings.OfferedSlots;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Offers times and books them. The model sees aliases; what is booked is the signed slot behind one, so that a time that
 * was not offered to this lead cannot be named at all.
 */
final class Appointments {
    private static final int OFFERED = 6;
    private static final int ALL = Integer.MAX_VALUE;
    private static final int ALTERNATIVES = 3;
    private static final int A_DAY = 3;
    private static final int WEEK = 7;
    private static final int LONGEST = 21;

    private final Platform platform;
    private final Bookings bookings;
    private final Ledger ledger;

    Appointments(Platform platform, Bookings bookings, Ledger ledger) {
        this.platform = platform;
        this.bookings = bookings;
        this.ledger = ledger;
    }

    ToolResult check(Bench bench, Arguments given) {
        LocalDate today = platform.clock().now().atZone(bench.zone()).toLocalDate();
        LocalDate first;
        LocalDate last;
        try {
            first = day(given.text("from"), today);
            last = day(given.text("to"), first.plusDays(WEEK));
        } catch (DateTimeParseException _) {
            return ToolResult.bad("{\"error\":\"bad-arguments\",\"detail\":\"Days are written YYYY-MM-DD.\"}");
        }
        var begin = first.isBefore(today) ? today : first;
        var end = last.isBefore(begin) ? begin : last.isAfter(begin.plusDays(LONGEST)) ? begin.plusDays(LONGEST) : last;
        var part = given.text("day_part");
        var found = search(
                bench,
                begin.atStartOfDay(bench.zone()).toInstant(),
                end.plusDays(1).atStartOfDay(bench.zone()).toInstant(),
                part == null ? "any" : part);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("timezone", bench.zone().getId());
        answer.put("slots", offer(bench, found.slots()));
        var reason = found.reason();
        if (found.slots().isEmpty() && reason != null) {
            answer.put("reason", reason);
            return ToolResult.ok(Json.write(answer));
        }
        // The writer leaves nulls out; the shape that the model is told of has the member always.
        var json = Json.write(answer);
        return ToolResult.ok(json.substring(0, json.length() - 1) + ",\"reason\":null}");
    }

    ToolResult book(Bench bench, Arguments given) {
        var offer = bench.offers().find(given.need("alias"));
        if (offer == null) {
            return unknownOffer(bench);
        }
        if (bench.isMisheard(offer)) {
            return misheard(offer);
        }
        try {
            var slot = slot(bench, offer);
            if (slot == null) {
                return unavailable(bench, offer);
            }
            ledger.note(bench, new Intent(Deed.BOOKED, null, slot.startAt(), null));
            var booking = take(bench, slot);
            bench.booked(booking);
            var answer = new LinkedHashMap<String, Object>();
            answer.put("status", booking.status().wire());
            answer.put("text", bench.told(booking.startAt()));
            answer.put("bookingId", booking.id());
            return ToolResult.ok(Json.write(answer));
        } catch (Problem problem) {
            if (problem.type().equals(BookingProblems.SLOT_UNAVAILABLE)) {
                return unavailable(bench, offer);
            }
            throw problem;
        }
    }

    static ToolResult unknownOffer(Bench bench) {
        var known = bench.offers().offers().stream().map(Offer::alias).toList();
        return ToolResult.bad(Json.write(Map.of("error", "unknown-alias", "known", known)));
    }

    /** The lead agreed to that time as it is in another zone: nothing is booked that they do not mean. */
    static ToolResult misheard(Offer offer) {
        return ToolResult.refused(Json.write(Map.of(
                "error",
                "told-in-another-zone",
                "text",
                offer.text(),
                "detail",
                "The lead was told this time in another time zone. Tell them this text, and ask whether they agree.")));
    }

    /** The slot behind an offer; an offer that has expired is good again only where its time is still free. */
    @Nullable
    OfferedSlot slot(Bench bench, Offer offer) {
        var mine = bookings.of(bench.tenant);
        try {
            return mine.open(offer.token(), bench.leadId);
        } catch (Problem problem) {
            if (!problem.type().equals(BookingProblems.SLOT_TOKEN_EXPIRED)) {
                throw problem;
            }
            // Booked already by this conversation: its own booking is what takes the time.
            boolean isOurs = bench.bookings().values().stream()
                    .anyMatch(booking -> booking.startAt().equals(offer.startAt()));
            if (isOurs) {
                return new OfferedSlot(offer.calendarId(), null, offer.startAt(), offer.endAt());
            }
            return mine
                    .available(offer.calendarId(), offer.startAt(), offer.endAt(), bench.zone(), OFFERED)
                    .slots()
                    .stream()
                    .filter(slot -> slot.startAt().equals(offer.startAt()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The same slot in the same conversation is one booking, unless that one was called off or moved since. */
    private BookingView take(Bench bench, OfferedSlot slot) {
        var key = bench.head.id() + ":create_booking:" + slot.calendarId() + ":" + Json.text(slot.startAt());
        var wanted = new NewBooking(
                slot.calendarId(),
                bench.leadId,
                slot.startAt(),
                null,
                slot.userId(),
                null,
                null,
                BookingSource.AI,
                key,
                bench.head.id());
        return bookings.of(bench.tenant).book(wanted, Actor.AI);
    }

    ToolResult unavailable(Bench bench, Offer offer) {
        var kept = new OfferBook(
                bench.offers().offers().stream()
                        .filter(other -> !other.alias().equals(offer.alias()))
                        .toList(),
                bench.offers().next());
        bench.offered(kept);
        var now = platform.clock().now();
        var from = offer.startAt().minus(Duration.ofDays(1)).isBefore(now)
                ? now
                : offer.startAt().minus(Duration.ofDays(1));
        var found = search(bench, from, offer.startAt().plus(Duration.ofDays(WEEK)), "any")
                .slots();
        var others = found.stream()
                .filter(slot -> !slot.startAt().equals(offer.startAt()))
                .limit(ALTERNATIVES)
                .toList();
        return ToolResult.refused(
                Json.write(Map.of("error", "slot-unavailable", "alternatives", offer(bench, others))));
    }

    private OfferedSlots search(Bench bench, Instant from, Instant to, String part) {
        var calendarId = bench.calendarId;
        if (calendarId == null) {
            return new OfferedSlots(List.of(), "Appointments are not made here.", List.of("no_calendar"));
        }
        boolean isAny = part.equals("any");
        // Cut down to a few only after those of the wanted part are picked: they may all lie on the last day.
        var found = bookings.of(bench.tenant).available(calendarId, from, to, bench.zone(), isAny ? OFFERED : ALL);
        if (isAny || found.slots().isEmpty()) {
            return found;
        }
        Predicate<Integer> fits = switch (part) {
            case "morning" -> hour -> hour < 12;
            case "afternoon" -> hour -> hour >= 12 && hour < 17;
            default -> hour -> hour >= 17;
        };
        var perDay = new HashMap<LocalDate, Integer>();
        var fitting = found.slots().stream()
                .filter(slot -> fits.test(slot.startAt().atZone(bench.zone()).getHour()))
                .filter(slot ->
                        perDay.merge(slot.startAt().atZone(bench.zone()).toLocalDate(), 1, Integer::sum) <= A_DAY)
                .limit(OFFERED)
                .toList();
        return new OfferedSlots(fitting, "No time is free in that part of the day.", List.of("day_part"));
    }

    private List<Map<String, Object>> offer(Bench bench, List<OfferedSlot> slots) {
        var out = new ArrayList<Map<String, Object>>();
        for (var slot : slots) {
            var token = bookings.of(bench.tenant).slotToken(slot, bench.leadId);
            var text = bench.told(slot.startAt());
            bench.offered(bench.offers()
                    .with(
                            slot.calendarId(),
                            slot.startAt(),
                            alias -> new Offer(alias, token, slot.calendarId(), slot.startAt(), slot.endAt(), text)));
            var told = new LinkedHashMap<String, Object>();
            told.put("alias", bench.offers().latest().alias());
            told.put("text", text);
            out.add(told);
        }
        return out;
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
        return text == null ? otherwise : LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    }
}
