package com.loctelli.bookings;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.CalendarType;
import com.loctelli.bookings.slots.Availability;
import com.loctelli.bookings.slots.Interval;
import com.loctelli.bookings.slots.Slot;
import com.loctelli.bookings.slots.SlotRules;
import com.loctelli.bookings.slots.SlotSearch;
import com.loctelli.kernel.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Picks whose time a wanted beginning takes, or says why it cannot be booked and what can be instead.
 *
 * <p>A time can be booked if it is a slot of the calendar: within the hours, on the grid, in notice and horizon, free.
 * There is no way past the rules for anybody; who wants another time changes the schedule first. Where members are
 * booked together nobody is picked, and to name one of them is a mistake.
 */
final class Choice {
    /** How far around a time the members' load is counted, where one of them is picked by it. */
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private static final Duration NEAR = Duration.ofHours(36);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private static final int ALTERNATIVES = 5;

    private final BookingRows bookings;
    private final SlotReader reader;
    private final Calendar calendar;
    private final SlotRules rules;
    private final @Nullable String only;
    private final @Nullable String except;

    /** @param except the booking that is to move; null for a new one */
    Choice(BookingRows bookings, Calendar calendar, SlotRules rules, @Nullable String only, @Nullable String except) {
        this.bookings = bookings;
        this.reader = new SlotReader(bookings);
        this.calendar = calendar;
        this.rules = rules;
        this.only = only;
        this.except = except;
    }

    /** Whose time is taken, and when. */
    record Chosen(List<String> userIds, Interval time, People people) {}

    /**
     * The people for a booking that begins then.
     *
     * @param preferred who is kept, if they have time, before anybody else is asked
     */
    Chosen at(Instant start, List<String> preferred) {
        if (only != null && calendar.type() == CalendarType.COLLECTIVE) {
            throw Problem.field("/userId", "value", "must be left out: this calendar books its members together");
        }
        var now = bookings.platform.clock().now();
        var search = new SlotSearch(start, start.plusSeconds(1), now);
        var around = calendar.type() == CalendarType.ROUND_ROBIN ? HALF_A_DAY : Duration.ZERO;
        var people = reader.read(calendar, only, rules, new Interval(start, search.to()), around, except);
        var found = SlotReader.find(calendar, rules, people, search);
        if (found instanceof Availability.NoSlots none) {
            throw refused(start, none.reasons(), now);
        }
        var ids = found.slots().stream().map(slot -> slot.member().value()).toList();
        var time = found.slots().getFirst().interval();
        if (calendar.type() == CalendarType.COLLECTIVE) {
            return new Chosen(people.ids(), time, people);
        }
        var best = ids.stream()
                .min(Comparator.comparing((String id) -> !preferred.contains(id))
                        .thenComparing(calendar.fairness(people.load())))
                .orElseThrow();
        return new Chosen(List.of(best), time, people);
    }

    private Problem refused(Instant start, Set<Availability.Reason> reasons, Instant now) {
        // A window of one second is too short for nothing but a beginning that is off the grid.
        boolean isOffGrid = reasons.equals(Set.of(Availability.Reason.TOO_SHORT));
        var sentence = isOffGrid
                ? "No appointment of this calendar begins at that time."
                : new Availability.NoSlots(reasons).explanation();
        return BookingProblems.SLOT_UNAVAILABLE
                .problem(sentence)
                .with("reasons", isOffGrid ? List.of("not_a_slot") : Offers.words(reasons))
                .with("alternatives", alternatives(start, now));
    }

    /** The slots nearest to the wanted time that can be booked, in order of time. */
    private List<Map<String, Object>> alternatives(Instant wanted, Instant now) {
        var near = alternatives(wanted, now, NEAR);
        return near.size() < ALTERNATIVES ? alternatives(wanted, now, A_WEEK) : near;
    }

    private List<Map<String, Object>> alternatives(Instant wanted, Instant now, Duration after) {
        var last = now.plus(Duration.ofDays(rules.horizonDays()));
        var near = wanted.isBefore(now) ? now : wanted.isAfter(last) ? last : wanted;
        var from = near.minus(HALF_A_DAY).isBefore(now) ? now : near.minus(HALF_A_DAY);
        var window = new Interval(from, near.plus(after));
        var people = reader.read(calendar, only, rules, window, Duration.ZERO, except);
        var search = new SlotSearch(window.from(), window.to(), now);
        var byStart = new LinkedHashMap<Instant, Slot>();
        SlotReader.find(calendar, rules, people, search)
                .slots()
                .forEach(slot -> byStart.putIfAbsent(slot.start(), slot));
        return byStart.values().stream()
                .sorted(Comparator.comparing(
                        slot -> Duration.between(slot.start(), wanted).abs()))
                .limit(ALTERNATIVES)
                .sorted(Comparator.comparing(Slot::start))
                .map(slot -> Offers.wire(Offers.slot(calendar, slot)))
                .toList();
    }
}
