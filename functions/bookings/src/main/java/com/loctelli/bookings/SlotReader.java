package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.CalendarType;
import com.loctelli.bookings.calendars.Roster;
import com.loctelli.bookings.calendars.Schedules;
import com.loctelli.bookings.slots.Availability;
import com.loctelli.bookings.slots.Busy;
import com.loctelli.bookings.slots.Cells;
import com.loctelli.bookings.slots.Interval;
import com.loctelli.bookings.slots.Member;
import com.loctelli.bookings.slots.MemberId;
import com.loctelli.bookings.slots.SlotFinder;
import com.loctelli.bookings.slots.SlotRules;
import com.loctelli.bookings.slots.SlotSearch;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.telemetry.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the arithmetic of slots needs: who can be booked and when in one batch, and each member's cells in one
 * query, all side by side. What is read grows with the window and the members, not with the bookings elsewhere.
 */
final class SlotReader {
    /** Reaches over the local day of any zone on both sides, and over the longest booking. */
    private static final Duration A_DAY_AND_A_BOOKING = Duration.ofHours(33);

    private final BookingRows bookings;

    SlotReader(BookingRows bookings) {
        this.bookings = bookings;
    }

    /**
     * Reads the members of a calendar who can be booked. Who has left, or is set not to be booked, is left out: of those
     * who are booked together too, whose appointments go on without them.
     *
     * @param only the members who are asked for; null for all
     * @param window when slots are sought
     * @param around how far around the window the members' load is counted
     * @param except the booking that is about to move, whose own cells are in nobody's way
     */
    People read(
            Calendar calendar,
            @Nullable String only,
            SlotRules rules,
            Interval window,
            Duration around,
            @Nullable String except) {
        var ids = calendar.memberIds().stream()
                .filter(id -> calendar.isActive() && (only == null || only.equals(id)))
                .toList();
        // Before the cells: a booking that is made in between is then either seen, or refuses the write.
        var limits = calendar.maxPerDay() == null ? Map.<String, Long>of() : limits(calendar, ids);
        var margin = calendar.maxPerDay() == null || around.compareTo(A_DAY_AND_A_BOOKING) > 0
                ? around
                : A_DAY_AND_A_BOOKING;
        var span = Cells.span(window, rules.bufferBefore(), rules.bufferAfter() + rules.slotMinutes());
        var read = read(ids, span.from().minus(margin), span.to().plus(margin));
        var members = new ArrayList<Member>();
        var load = new HashMap<String, Integer>();
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            if (!read.roster.bookable().contains(id)) {
                continue;
            }
            var schedule = read.roster.hours(id, calendar.zone());
            var taken = new Taken(calendar.id(), id, except);
            read.ofMembers.get(i).forEach(taken::add);
            schedule.outOfOffice().forEach(absence -> taken.busy.add(absence.interval()));
            load.put(id, taken.bookings.size());
            members.add(new Member(new MemberId(id), schedule.hours(), Busy.of(taken.busy), taken.starts));
        }
        return new People(members, load, limits);
    }

    /** Finds the slots of a calendar among its members. */
    static Availability find(Calendar calendar, SlotRules rules, People people, SlotSearch search) {
        var finder = new SlotFinder(rules);
        return calendar.type() == CalendarType.COLLECTIVE
                ? finder.allOf(people.members(), search)
                : finder.anyOf(people.members(), search);
    }

    private record Read(Roster roster, List<List<Stored<SlotCell>>> ofMembers) {}

    private Read read(List<String> ids, Instant from, Instant to) {
        var roster = new AtomicReference<>(new Roster(List.of(), Map.of()));
        var reads = new ArrayList<Callable<List<Stored<SlotCell>>>>();
        ids.forEach(id -> reads.add(() -> bookings.cells(id, from, to)));
        reads.add(() -> {
            roster.set(new Schedules(bookings.platform).roster(bookings.tenant, ids));
            return List.of();
        });
        var ofMembers = Meter.<List<Stored<SlotCell>>>together(reads);
        return new Read(roster.get(), ofMembers);
    }

    private Map<String, Long> limits(Calendar calendar, List<String> ids) {
        var keys = ids.stream().map(id -> BookingRows.limit(calendar.id(), id)).toList();
        var versions = new HashMap<String, Long>();
        for (var stored : bookings.rows.all(keys, Rows.Nothing.class)) {
            versions.put(stored.sk(), stored.version());
        }
        return versions;
    }

    /** What one member's cells come to. */
    private static final class Taken {
        final List<Interval> busy = new ArrayList<>();
        final List<Instant> starts = new ArrayList<>();
        final Map<String, Instant> bookings = new HashMap<>();
        private final String calendarId;
        private final String userId;
        private final @Nullable String except;

        Taken(String calendarId, String userId, @Nullable String except) {
            this.calendarId = calendarId;
            this.userId = userId;
            this.except = except;
        }

        void add(Stored<SlotCell> stored) {
            var cell = stored.value();
            if (cell.bookingId().equals(except)) {
                return;
            }
            var from = BookingRows.time(userId, stored);
            busy.add(new Interval(from, from.plus(Duration.ofMinutes(Cells.MINUTES))));
            // Cells come in order, so the first one of a booking is where it begins, its buffer apart.
            boolean isFirst = bookings.putIfAbsent(cell.bookingId(), from) == null;
            if (isFirst && cell.calendarId().equals(calendarId)) {
                starts.add(from.plus(Duration.ofMinutes(cell.bufferBefore())));
            }
        }
    }
}
