package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.bookings.BookingProblems;
import com.loctelli.bookings.Bookings;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import java.util.Map;

/**
 * Moves and cancels the lead's own appointments: those of its bench, which no alias reaches beyond. Both are safe to ask
 * for twice, in one turn or in two: an appointment that is there already is not moved, one that is off stays off.
 */
final class Changes {
    private final Bookings bookings;
    private final Appointments appointments;
    private final Ledger ledger;

    Changes(Bookings bookings, Appointments appointments, Ledger ledger) {
        this.bookings = bookings;
        this.appointments = appointments;
        this.ledger = ledger;
    }

    ToolResult move(Bench bench, Arguments given) {
        var alias = given.alias("booking");
        var booking = bench.bookings().get(alias);
        if (booking == null) {
            return unknown(bench);
        }
        var offer = bench.offers().find(given.need("alias"));
        if (offer == null) {
            return Appointments.unknownOffer(bench);
        }
        if (bench.isMisheard(offer)) {
            return Appointments.misheard(offer);
        }
        if (!offer.calendarId().equals(booking.calendarId())) {
            return ToolResult.refused(Json.write(Map.of(
                    "error", "other-calendar", "detail", "That time is not of the calendar of this appointment.")));
        }
        boolean isThere = booking.startAt().equals(offer.startAt());
        if (!isThere && appointments.slot(bench, offer) == null) {
            return appointments.unavailable(bench, offer);
        }
        ledger.note(bench, new Intent(Deed.MOVED, booking.id(), offer.startAt(), isThere ? null : booking.startAt()));
        try {
            var moved = bookings.of(bench.tenant).reschedule(booking.id(), offer.startAt(), Actor.AI);
            bench.moved(alias, booking, moved);
            return ToolResult.ok(Json.write(Map.of(
                    "status", "moved", "text", bench.told(moved.startAt()), "from", bench.told(booking.startAt()))));
        } catch (Problem problem) {
            if (problem.type().equals(BookingProblems.SLOT_UNAVAILABLE)) {
                return appointments.unavailable(bench, offer);
            }
            throw problem;
        }
    }

    ToolResult cancel(Bench bench, Arguments given) {
        var alias = given.alias("booking");
        var booking = bench.bookings().get(alias);
        if (booking == null) {
            return unknown(bench);
        }
        ledger.note(bench, new Intent(Deed.CANCELLED, booking.id(), null, booking.startAt()));
        bookings.of(bench.tenant).cancel(booking.id(), given.text("reason"), Actor.AI);
        bench.cancelled(alias, booking);
        return ToolResult.ok(Json.write(Map.of("status", "cancelled", "text", bench.told(booking.startAt()))));
    }

    private static ToolResult unknown(Bench bench) {
        return ToolResult.bad(Json.write(Map.of(
                "error",
                "unknown-booking",
                "known",
                bench.bookings().keySet().stream().toList())));
    }
}
