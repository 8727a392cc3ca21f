package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.bookings.reminders.Reminders;
import com.loctelli.bookings.slots.Interval;
import com.loctelli.bookings.slots.SlotSearch;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sub-account's bookings: what is free, and every change of what is not. */
public final class TenantBookings {
    private final BookingRows bookings;

    TenantBookings(Platform platform, Tenant tenant) {
        this.bookings = new BookingRows(platform, tenant);
    }

    /**
     * Times of a calendar that can be offered, some of each of the first days where there are many; or why there are
     * none. 404 for a calendar that is not there.
     *
     * @param zone the zone whose days are meant
     */
    public OfferedSlots available(String calendarId, Instant from, Instant to, ZoneId zone, int most) {
        var all = search(calendarId, from, to, null).offers();
        return new OfferedSlots(Offers.few(all.slots(), zone, most), all.reason(), all.reasons());
    }

    /** A signed text that the slot was offered to the lead now; it is good for a quarter of an hour. */
    public String slotToken(OfferedSlot slot, String leadId) {
        return new SlotTokens(bookings.platform, bookings.tenant).write(slot, leadId);
    }

    /**
     * The slot that a token offered. Refuses with {@code bookings/slot-token-invalid} what we did not sign for this
     * sub-account and lead, and with {@code bookings/slot-token-expired} what we signed too long ago.
     */
    public OfferedSlot open(String token, String leadId) {
        return new SlotTokens(bookings.platform, bookings.tenant).open(token, leadId);
    }

    /**
     * Books. The same wish again answers the booking it made, as long as that is not called off or moved away; a time
     * that is no free slot of the calendar is refused with {@code bookings/slot-unavailable}, {@code reasons} and
     * {@code alternatives}.
     */
    public BookingView book(NewBooking wanted, Actor by) {
        return BookingView.of(new Taking(bookings).take(wanted, null, by));
    }

    /** Keeps a time from others for a while, as {@link #book} would take it. */
    public BookingView hold(NewBooking wanted, Duration hold, Actor by) {
        return BookingView.of(new Taking(bookings).take(wanted, hold, by));
    }

    /** Moves a booking to another free slot of its calendar; refused like {@link #book}. */
    public BookingView reschedule(String id, Instant startAt, Actor by) {
        return reschedule(id, Move.to(startAt), by, Optional.empty());
    }

    /** The same for a caller who may name the version they read; 412 where it is no longer the booking's. */
    public BookingView reschedule(String id, Move move, Actor by, Optional<Long> expected) {
        return BookingView.of(new Moving(bookings).move(id, move, by, expected));
    }

    /** Calls a booking off; one that is off already stays as it is. */
    public BookingView cancel(String id, @Nullable String reason, Actor by) {
        return cancel(id, reason, by, Optional.empty());
    }

    /** The same for a caller who may name the version they read. */
    public BookingView cancel(String id, @Nullable String reason, Actor by, Optional<Long> expected) {
        return BookingView.of(new Ending(bookings).cancel(id, reason, by, expected));
    }

    /** Gives a held time back; 404 for what is no hold, or was made a booking meanwhile. */
    void release(String id) {
        new Ending(bookings).release(id);
    }

    /** Makes a pending or held booking final, a held one for the lead that is named now. */
    public BookingView confirm(String id, @Nullable String leadId, Actor by, Optional<Long> expected) {
        var zone = leadId == null ? null : leads().need(leadId).value().timezone();
        return BookingView.of(new Ending(bookings).confirm(id, leadId, zone, by, expected));
    }

    /** Notes that a booking took place. */
    public BookingView complete(String id, Actor by, Optional<Long> expected) {
        return BookingView.of(new Ending(bookings).close(id, BookingStatus.COMPLETED, null, by, expected));
    }

    /** Notes that the lead did not come. */
    public BookingView noShow(String id, @Nullable String reason, Actor by, Optional<Long> expected) {
        return BookingView.of(new Ending(bookings).close(id, BookingStatus.NO_SHOW, reason, by, expected));
    }

    /** The booking, or null; a hold whose time is over is none. */
    public @Nullable BookingView find(String id) {
        var found = bookings.find(id);
        return found == null ? null : BookingView.of(found);
    }

    /** A lead's bookings of every state, the earliest first; at most a hundred, the latest. */
    public List<BookingView> ofLead(String leadId) {
        return ofLead(leadId, null, 100).data().reversed();
    }

    /** A page of a lead's bookings, the latest first. */
    public Page<BookingView> ofLead(String leadId, @Nullable String cursor, int limit) {
        var query = Query.prefix(BookingRows.byLead(leadId))
                .on("byLead")
                .newestFirst()
                .limit(limit)
                .after(cursor);
        return bookings.rows.query(query, Booking.class).map(BookingView::of);
    }

    /** The booking as it is kept, or null. */
    public @Nullable Booking current(String id) {
        var found = bookings.find(id);
        return found == null ? null : found.value();
    }

    /**
     * Plans the reminders of the booking as it is now, those whose time is after the change that asks for them; a
     * change that another followed plans none, however late it is heard.
     */
    void planReminders(Stored<Booking> stored, BookingChanged changed) {
        if (!isLast(stored, changed.version())) {
            return;
        }
        var booking = stored.value();
        var calendar = bookings.rows.get(Calendars.key(booking.calendarId()), Calendar.class);
        if (calendar != null) {
            new Reminders(bookings.platform, bookings.tenant).plan(booking, calendar.value(), changed.at());
        }
    }

    /** Whether nothing has happened to the booking since; what is said about it changes its version too. */
    private boolean isLast(Stored<Booking> stored, long version) {
        if (stored.version() == version) {
            return true;
        }
        var newest = Query.prefix(BookingRows.history(stored.value().id()))
                .newestFirst()
                .limit(1);
        return bookings.rows.query(newest, BookingEvent.class).data().stream()
                .allMatch(event -> BookingRows.entry(event).version() <= version);
    }

    @Nullable
    Stored<Booking> stored(String id) {
        return bookings.find(id);
    }

    Stored<Booking> need(String id) {
        return bookings.need(id);
    }

    /** Changes what is said about a booking, not when it is. */
    Stored<Booking> tell(String id, ChangeBooking.Request said, Set<String> removed, Optional<Long> expected) {
        return Ending.again(expected, () -> {
            var old = bookings.need(id);
            Ending.requireVersion(old, expected);
            var changed = old.value().told(said.type(), said.subject(), said.location(), said.notes(), removed);
            if (changed.equals(old.value())) {
                return old;
            }
            var end = changed.holdExpiresAt();
            var write = bookings.replace(old, changed);
            bookings.platform.database().commit(end == null ? write : write.expires(end));
            return bookings.need(id);
        });
    }

    /** The bookings that begin in a stretch of time, in order; the end is not included. */
    Page<Stored<Booking>> between(Instant from, Instant to, @Nullable String cursor, int limit) {
        var query = Query.between(Json.text(from), Json.text(to))
                .on("byStart")
                .limit(limit)
                .after(cursor);
        return bookings.rows.query(query, Booking.class);
    }

    /** What happened to a booking, in order. */
    Page<BookingEvent> history(String id, @Nullable String cursor, int limit) {
        need(id);
        var query = Query.prefix(BookingRows.history(id)).limit(limit).after(cursor);
        return bookings.rows.query(query, BookingEvent.class).map(BookingRows::entry);
    }

    /** Gives back what a move of a long booking left taken, if it did. */
    void giveBack(Stored<Booking> stored) {
        new Moving(bookings).giveBack(stored);
    }

    /** Everything a search found, so that it can be told day by day. */
    SlotAnswer search(String calendarId, Instant from, Instant to, @Nullable Integer minutes) {
        var found = bookings.rows.get(Calendars.key(calendarId), Calendar.class);
        if (found == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        var now = bookings.platform.clock().now();
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(SlotSearch.LONGEST) > 0) {
            throw Problem.field(
                    "/to", "value", "must be after from, by " + SlotSearch.LONGEST.toDays() + " days at most");
        }
        var calendar = found.value();
        var rules = Taking.rules(calendar, minutes);
        // No cell before now or beyond the horizon can matter: there is no slot either.
        var last = now.plus(Duration.ofDays(calendar.horizonDays() + 1L));
        var first = from.isBefore(now) ? now : from;
        var end = to.isAfter(last) ? last : to;
        var window = first.isBefore(end) ? new Interval(first, end) : new Interval(from, from.plusSeconds(1));
        var people = new SlotReader(bookings).read(calendar, null, rules, window, Duration.ZERO, null);
        return new SlotAnswer(calendar, rules, people, new SlotSearch(from, to, now));
    }

    private TenantLeads leads() {
        return new Leads(bookings.platform).of(bookings.tenant);
    }
}
