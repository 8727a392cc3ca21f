package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.slots.CellMove;
import com.loctelli.bookings.slots.Cells;
import com.loctelli.bookings.slots.Interval;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves bookings: the cells that the new time needs and the old did not have are taken, those that only the old time
 * had are given back, in one transaction. Where both do not fit one, they are given back after it, by whoever moved or
 * by the worker that hears of the move; in between the booking has too much, never too little.
 */
final class Moving {
    private final BookingRows bookings;

    Moving(BookingRows bookings) {
        this.bookings = bookings;
    }

    Stored<Booking> move(String id, Move move, Actor by, Optional<Long> expected) {
        return Ending.again(expected, () -> tryOnce(id, move, by, expected));
    }

    private Stored<Booking> tryOnce(String id, Move move, Actor by, Optional<Long> expected) {
        var read = bookings.need(id);
        Ending.requireVersion(read, expected);
        var old = giveBack(read);
        var booking = old.value();
        if (booking.status() != BookingStatus.PENDING && booking.status() != BookingStatus.CONFIRMED) {
            throw Ending.notAllowed(booking.status());
        }
        int minutes = move.durationMinutes() == null ? booking.durationMinutes() : move.durationMinutes();
        boolean isThere = booking.startAt().equals(move.startAt())
                && minutes == booking.durationMinutes()
                && (move.userId() == null || booking.userIds().contains(move.userId()));
        if (isThere) {
            return old;
        }
        var calendar = bookings.rows.get(Calendars.key(booking.calendarId()), Calendar.class);
        if (calendar == null) {
            throw BookingProblems.CHANGE_NOT_ALLOWED.problem("The calendar is gone; the appointment can be cancelled.");
        }
        Ending.requirePolicy(
                booking,
                calendar.value(),
                calendar.value().allowReschedule(),
                by,
                bookings.platform.clock().now());
        boolean isShortEnough =
                Taking.isShortEnough(calendar.value(), minutes, booking.bufferBefore(), booking.bufferAfter());
        if (move.durationMinutes() == null && !isShortEnough) {
            throw BookingProblems.CHANGE_NOT_ALLOWED.problem(
                    "With all who take part by now it is longer than an appointment may be; it can be cancelled.");
        }
        var rules = Taking.rules(calendar.value(), minutes, booking.bufferBefore(), booking.bufferAfter());
        var chosen =
                new Choice(bookings, calendar.value(), rules, move.userId(), id).at(move.startAt(), booking.userIds());
        return commit(old, calendar.value(), chosen, move, by);
    }

    private Stored<Booking> commit(Stored<Booking> old, Calendar calendar, Choice.Chosen chosen, Move move, Actor by) {
        var booking = old.value();
        var moves = moves(booking, chosen);
        int touched = moves.values().stream()
                .mapToInt(one -> one.take().size() + one.release().size())
                .sum();
        boolean fits = touched <= CellMove.MOST_IN_ONE_TRANSACTION;
        var left = fits ? null : new Booking.Earlier(booking.userIds(), booking.startAt(), booking.endAt());
        var moved = booking.movedTo(chosen.userIds(), chosen.time(), left, minutes(chosen.time()));
        var now = bookings.platform.clock().now();
        var event = new BookingEvent(
                booking.id(),
                old.version() + 1,
                booking.status().wire(),
                BookingChanged.RESCHEDULED,
                moved.startAt(),
                booking.startAt(),
                by,
                move.reason(),
                now);
        var writes = new ArrayList<Write>();
        var replacement = bookings.replace(old, moved);
        writes.add(replacement);
        writes.add(bookings.record(event, false));
        moves.forEach((userId, cells) -> {
            cells.take().forEach(cell -> writes.add(bookings.take(moved, userId, cell, by)));
            if (fits) {
                cells.release().forEach(cell -> writes.add(bookings.release(booking.id(), userId, cell)));
            }
        });
        writes.addAll(new Taking(bookings).limits(calendar, moved.userIds(), chosen));
        bookings.commit(writes, event, moved.leadId());
        var stored = replacement.stored(moved);
        try {
            return giveBack(stored);
        } catch (SlotTaken | Problem _) {
            // The booking has moved all the same; the worker that hears of it gives back what is left.
            return stored;
        }
    }

    private static int minutes(Interval time) {
        return Math.toIntExact(Duration.between(time.from(), time.to()).toMinutes());
    }

    private static Map<String, CellMove> moves(Booking booking, Choice.Chosen chosen) {
        var from = booking.cells();
        var to = Cells.covering(chosen.time(), booking.bufferBefore(), booking.bufferAfter());
        var people = new LinkedHashSet<>(booking.userIds());
        people.addAll(chosen.userIds());
        var moves = new HashMap<String, CellMove>();
        for (var userId : people) {
            if (!chosen.userIds().contains(userId)) {
                moves.put(userId, new CellMove(List.of(), from.keys()));
            } else if (!booking.userIds().contains(userId)) {
                moves.put(userId, new CellMove(to.keys(), List.of()));
            } else {
                moves.put(userId, CellMove.within(from, to));
            }
        }
        return moves;
    }

    /** Gives back what an earlier move of a long booking left taken; safe to do twice, by several at once, of whom the later are refused. */
    Stored<Booking> giveBack(Stored<Booking> stored) {
        var booking = stored.value();
        var earlier = booking.giveBack();
        if (earlier == null) {
            return stored;
        }
        var before = Cells.covering(
                new Interval(earlier.startAt(), earlier.endAt()), booking.bufferBefore(), booking.bufferAfter());
        var writes = new ArrayList<Write>();
        for (var userId : earlier.userIds()) {
            // What the booking has now, or gave back when it ended, is not looked at.
            var cells = booking.userIds().contains(userId) ? before.keysWithout(booking.cells()) : before.keys();
            cells.forEach(cell -> writes.add(bookings.release(booking.id(), userId, cell)));
        }
        writes.add(bookings.rows
                .update(booking.id(), new Update().remove("giveBack"))
                .when(Condition.equal("version", stored.version()))
                .otherwise(found -> new SlotTaken()));
        bookings.platform.database().commit(writes);
        return bookings.need(booking.id());
    }
}
