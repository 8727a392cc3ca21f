package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Confirms, cancels and closes bookings, each in one transaction that stands on the version that was read. */
final class Ending {
    /** Who is bound by what the calendar allows; users and programs of the tenant are not. */
    private static final Set<String> BOUND = Set.of("ai", "lead");

    private final BookingRows bookings;

    Ending(BookingRows bookings) {
        this.bookings = bookings;
    }

    /** Makes a held or pending booking final; a hold may say now whom it is for. */
    Stored<Booking> confirm(
            String id, @Nullable String leadId, @Nullable String zone, Actor by, Optional<Long> expected) {
        return again(expected, () -> {
            var old = bookings.need(id);
            requireVersion(old, expected);
            if (old.value().status() == BookingStatus.CONFIRMED) {
                return old;
            }
            requireNext(old.value().status(), BookingStatus.CONFIRMED);
            var confirmed = old.value().withStatus(BookingStatus.CONFIRMED);
            var changed = leadId == null ? confirmed : confirmed.of(leadId, zone);
            var writes = new ArrayList<Write>();
            if (old.value().status() == BookingStatus.HELD) {
                writes.add(bookings.keep(changed, BookingRows.dedupe(changed.dedupeKey())));
                for (var userId : changed.userIds()) {
                    var prefix = BookingRows.cells(userId);
                    changed.cells().keys().forEach(cell -> writes.add(bookings.keep(changed, prefix + cell)));
                }
            }
            return commit(old, changed, null, writes, by);
        });
    }

    /** Calls the booking off and gives its cells back; one that is off already stays as it is. */
    Stored<Booking> cancel(String id, @Nullable String reason, Actor by, Optional<Long> expected) {
        return again(expected, () -> {
            var old = bookings.need(id);
            requireVersion(old, expected);
            var booking = old.value();
            if (booking.status() == BookingStatus.CANCELLED) {
                return old;
            }
            requireNext(booking.status(), BookingStatus.CANCELLED);
            if (BOUND.contains(by.type())) {
                var calendar = bookings.rows.get(Calendars.key(booking.calendarId()), Calendar.class);
                if (calendar != null) {
                    requirePolicy(
                            booking,
                            calendar.value(),
                            calendar.value().allowCancel(),
                            by,
                            bookings.platform.clock().now());
                }
            }
            var cancelled = booking.cancelled(reason);
            if (booking.status() == BookingStatus.HELD) {
                return drop(old, cancelled);
            }
            return commit(old, cancelled, reason, cells(booking), by);
        });
    }

    /** Gives a held time back; 404 for what is no hold, or was made a booking meanwhile. */
    void release(String id) {
        again(Optional.empty(), () -> {
            var old = bookings.need(id);
            if (old.value().status() != BookingStatus.HELD) {
                throw ProblemType.NOT_FOUND.problem();
            }
            return drop(old, old.value().cancelled(null));
        });
    }

    /** Notes of a confirmed booking whose time has come that it took place, or did not. */
    Stored<Booking> close(String id, BookingStatus to, @Nullable String reason, Actor by, Optional<Long> expected) {
        return again(expected, () -> {
            var old = bookings.need(id);
            requireVersion(old, expected);
            if (old.value().status() == to) {
                return old;
            }
            requireNext(old.value().status(), to);
            if (old.value().startAt().isAfter(bookings.platform.clock().now())) {
                throw notAllowed(old.value().status()).detail("The appointment has not begun.");
            }
            return commit(old, old.value().withStatus(to), reason, List.of(), by);
        });
    }

    /** Does what stands on a version; reads again where it changed meanwhile, unless the caller named one. */
    static Stored<Booking> again(Optional<Long> expected, Supplier<Stored<Booking>> attempt) {
        return Taking.again(() -> {
            try {
                return attempt.get();
            } catch (Problem problem) {
                if (problem.type().equals(ProblemType.STALE_VERSION) && expected.isEmpty()) {
                    throw new SlotTaken();
                }
                throw problem;
            }
        });
    }

    static void requireVersion(Stored<Booking> stored, Optional<Long> expected) {
        if (expected.isPresent() && expected.get() != stored.version()) {
            throw ProblemType.STALE_VERSION.problem();
        }
    }

    static Problem notAllowed(BookingStatus status) {
        return BookingProblems.TRANSITION_NOT_ALLOWED
                .problem()
                .with("from", status.wire())
                .with("allowed", status.next().stream().map(BookingStatus::wire).toList());
    }

    /** Answers 409 where the calendar does not let the lead, or the agent for it, change the booking any more. */
    static void requirePolicy(Booking booking, Calendar calendar, boolean isAllowed, Actor by, Instant now) {
        var last = booking.startAt().minus(Duration.ofMinutes(calendar.cutoffMinutes()));
        if (BOUND.contains(by.type()) && (!isAllowed || now.isAfter(last))) {
            throw BookingProblems.CHANGE_NOT_ALLOWED
                    .problem()
                    .with("isAllowed", isAllowed)
                    .with("cutoffMinutes", calendar.cutoffMinutes());
        }
    }

    private static void requireNext(BookingStatus from, BookingStatus to) {
        if (!from.next().contains(to)) {
            throw notAllowed(from);
        }
    }

    /** A hold leaves nothing behind. */
    private Stored<Booking> drop(Stored<Booking> old, Booking cancelled) {
        var writes = new ArrayList<Write>();
        writes.add(bookings.rows
                .delete(old.sk())
                .when(Condition.equal("version", old.version()))
                .otherwise(ProblemType.STALE_VERSION));
        writes.add(bookings.rows.delete(BookingRows.dedupe(cancelled.dedupeKey())));
        writes.addAll(cells(old.value()));
        bookings.platform.database().commit(writes);
        return new Stored<>(
                old.sk(),
                cancelled,
                old.version() + 1,
                old.createdAt(),
                bookings.platform.clock().now(),
                old.createdBy());
    }

    private List<Write> cells(Booking booking) {
        var writes = new ArrayList<Write>();
        for (var userId : booking.userIds()) {
            booking.cells().keys().forEach(cell -> writes.add(bookings.release(booking.id(), userId, cell)));
        }
        return writes;
    }

    private Stored<Booking> commit(
            Stored<Booking> old, Booking changed, @Nullable String reason, List<Write> cells, Actor by) {
        var now = bookings.platform.clock().now();
        var event = new BookingEvent(
                changed.id(),
                old.version() + 1,
                old.value().status().wire(),
                changed.status().wire(),
                changed.startAt(),
                null,
                by,
                reason,
                now);
        var writes = new ArrayList<Write>();
        var replacement = bookings.replace(old, changed);
        writes.add(replacement);
        writes.add(bookings.record(event, false));
        writes.addAll(cells);
        bookings.commit(writes, event, changed.leadId());
        return replacement.stored(changed);
    }
}
