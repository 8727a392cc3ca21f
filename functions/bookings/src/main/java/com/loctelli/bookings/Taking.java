package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.calendars.Confirmation;
import com.loctelli.bookings.slots.Cells;
import com.loctelli.bookings.slots.SlotRules;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes bookings and holds. What is read tells only whether it is worth trying; that nobody else has the time is
 * decided by the transaction, which takes every cell or none.
 */
final class Taking {
    private static final int TRIES = 8;

    private final BookingRows bookings;

    Taking(BookingRows bookings) {
        this.bookings = bookings;
    }

    /**
     * Makes the booking, or answers the one that the same wish made before. One that was called off since, or moved
     * away, is not what is wished for, and another is made.
     *
     * @param hold for how long the time is only held; null for a booking
     */
    Stored<Booking> take(NewBooking wanted, @Nullable Duration hold, Actor by) {
        var id = bookings.platform.ids().next("bk");
        return again(() -> tryOnce(id, wanted, hold, by));
    }

    /** Does what stands on a read, and reads again where somebody was faster. */
    static <T> T again(Supplier<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.get();
            } catch (SlotTaken lost) {
                if (i == TRIES) {
                    throw ProblemType.UNAVAILABLE
                            .problem()
                            .retryAfter(Duration.ofSeconds(1))
                            .causedBy(lost);
                }
            } catch (Problem problem) {
                // Busy, or made with the answer lost: what is read next tells which.
                if (!problem.type().equals(ProblemType.UNAVAILABLE) || i == TRIES) {
                    throw problem;
                }
            }
        }
    }

    private Stored<Booking> tryOnce(String id, NewBooking wanted, @Nullable Duration hold, Actor by) {
        var batch = bookings.platform
                .database()
                .batch(bookings.tenant)
                .want(TableName.BOOKINGS, Calendars.key(wanted.calendarId()))
                .want(TableName.BOOKINGS, BookingRows.dedupe(wanted.dedupeKey()));
        if (wanted.leadId() != null) {
            batch.want(TableName.LEADS, TenantLeads.key(wanted.leadId()));
        }
        var read = batch.read();
        var fulfilled = read.find(TableName.BOOKINGS, BookingRows.dedupe(wanted.dedupeKey()), DedupeItem.class)
                .map(item -> item.value().bookingId())
                .orElse(null);
        var earlier = fulfilled == null ? null : bookings.find(fulfilled);
        if (earlier != null && earlier.value().fulfils(wanted)) {
            return earlier;
        }
        var calendar = read.find(TableName.BOOKINGS, Calendars.key(wanted.calendarId()), Calendar.class)
                .orElseThrow(ProblemType.NOT_FOUND::problem)
                .value();
        @Nullable
        Lead lead = wanted.leadId() == null
                ? null
                : read.find(TableName.LEADS, TenantLeads.key(wanted.leadId()), Lead.class)
                        .orElseThrow(ProblemType.NOT_FOUND::problem)
                        .value();
        var rules = rules(calendar, wanted.durationMinutes());
        var chosen = new Choice(bookings, calendar, rules, wanted.userId(), null).at(wanted.startAt(), List.of());
        var booking = booking(id, wanted, calendar, rules, chosen, lead, hold);
        return commit(booking, calendar, chosen, fulfilled, by);
    }

    /** The rules for a booking of the wanted length; 400 for one that no booking can have. */
    static SlotRules rules(Calendar calendar, @Nullable Integer minutes) {
        int length = minutes == null ? calendar.slotMinutes() : minutes;
        return rules(calendar, length, calendar.bufferBefore(), calendar.bufferAfter());
    }

    /** The same for a booking whose buffers were agreed before. */
    static SlotRules rules(Calendar calendar, int length, int before, int after) {
        if (length < Cells.MINUTES || length % Cells.MINUTES != 0 || !isShortEnough(calendar, length, before, after)) {
            throw Problem.field(
                    "/durationMinutes",
                    "value",
                    "must be a multiple of " + Cells.MINUTES + " and come, with the buffers of all who take part, to "
                            + Cells.MOST * Cells.MINUTES + " at most");
        }
        return calendar.rules(length, before, after);
    }

    /** Whether the cells of all who take part are no more than one booking may take. */
    static boolean isShortEnough(Calendar calendar, long length, int before, int after) {
        return (length + before + after) * seats(calendar) <= Cells.MOST * Cells.MINUTES;
    }

    private static int seats(Calendar calendar) {
        return switch (calendar.type()) {
            case COLLECTIVE -> calendar.members().size();
            case PERSONAL, ROUND_ROBIN -> 1;
        };
    }

    private Booking booking(
            String id,
            NewBooking wanted,
            Calendar calendar,
            SlotRules rules,
            Choice.Chosen chosen,
            @Nullable Lead lead,
            @Nullable Duration hold) {
        var status = hold != null
                ? BookingStatus.HELD
                : calendar.confirmation() == Confirmation.MANUAL ? BookingStatus.PENDING : BookingStatus.CONFIRMED;
        return new Booking(
                id,
                calendar.id(),
                chosen.userIds(),
                wanted.leadId(),
                wanted.conversationId(),
                chosen.time().from(),
                chosen.time().to(),
                rules.slotMinutes(),
                rules.bufferBefore(),
                rules.bufferAfter(),
                lead == null ? null : lead.timezone(),
                wanted.type(),
                wanted.subject() == null ? calendar.name() : wanted.subject(),
                wanted.location() == null ? calendar.location() : wanted.location(),
                wanted.notes(),
                status,
                hold == null ? null : bookings.platform.clock().now().plus(hold),
                wanted.source(),
                wanted.dedupeKey(),
                id + "@" + bookings.tenant.partition(),
                0,
                null,
                null);
    }

    private Stored<Booking> commit(
            Booking booking, Calendar calendar, Choice.Chosen chosen, @Nullable String fulfilled, Actor by) {
        var now = bookings.platform.clock().now();
        boolean isHold = booking.status() == BookingStatus.HELD;
        var event = new BookingEvent(
                booking.id(), 1, BookingChanged.NONE, booking.status().wire(), booking.startAt(), null, by, null, now);
        var writes = new ArrayList<Write>();
        writes.add(bookings.wish(booking, fulfilled, by));
        var insert = bookings.insert(booking, by);
        writes.add(insert);
        writes.add(bookings.record(event, isHold));
        for (var userId : booking.userIds()) {
            booking.cells().keys().forEach(cell -> writes.add(bookings.take(booking, userId, cell, by)));
        }
        writes.addAll(limits(calendar, booking.userIds(), chosen));
        bookings.commit(writes, isHold ? null : event, booking.leadId());
        return insert.stored(booking);
    }

    /** For a calendar with a daily limit: that no booking of the same people was made since they were read. */
    List<Write> limits(Calendar calendar, List<String> userIds, Choice.Chosen chosen) {
        if (calendar.maxPerDay() == null) {
            return List.of();
        }
        return userIds.stream()
                .map(userId -> bookings.limit(
                        calendar.id(), userId, chosen.people().limits().get(BookingRows.limit(calendar.id(), userId))))
                .toList();
    }
}
