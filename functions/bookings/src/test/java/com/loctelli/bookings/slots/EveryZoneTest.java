package com.loctelli.bookings.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every zone of the database, every change of its clocks in ten years: the finder against the definition of a slot,
 * applied to each five minutes of real time around the change.
 */
class EveryZoneTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant END = Instant.parse("2036-11-22T00:00:00Z");
    private static final Duration AROUND = Duration.ofHours(14);
    private static final int STEP = 5;

    @Test
    void slotsAroundEveryChangeAreExactlyThoseOfTheDefinition() {
        // Around the clock; a night that is cut by most changes; and two short stretches inside the usual overlap.
        List<List<LocalHours>> days = List.of(
                List.of(LocalHours.of("00:00", "24:00")),
                List.of(LocalHours.of("00:30", "04:30"), LocalHours.of("22:00", "24:00")),
                List.of(LocalHours.of("01:00", "01:25"), LocalHours.of("01:30", "02:10")));
        int[] rulesOfDays = {30, 45, 20};
        int changes = 0;
        for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            ZoneId zone = ZoneId.of(id);
            for (Instant middle : middles(zone)) {
                for (int i = 0; i < days.size(); i++) {
                    compare(zone, days.get(i), SlotRules.plain(rulesOfDays[i], 4000), middle);
                }
                changes++;
            }
        }
        assertTrue(changes > 3000, "only " + changes + " windows");
    }

    @Test
    void noSlotBeginsInAGapAndAnOverlapHasBothItsSides() {
        int gaps = 0;
        int overlaps = 0;
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (ZoneOffsetTransition change : changes(zone)) {
                List<Slot> slots = slots(zone, change.getInstant());
                LocalDateTime lost = change.getDateTimeBefore();
                List<LocalDateTime> starts = slots.stream()
                        .map(slot -> LocalDateTime.ofInstant(slot.start(), zone))
                        .toList();
                if (change.isGap()) {
                    gaps++;
                    LocalDateTime found = change.getDateTimeAfter();
                    assertTrue(starts.stream().noneMatch(t -> !t.isBefore(lost) && t.isBefore(found)), id);
                    assertTrue(starts.contains(found), id);
                } else {
                    overlaps++;
                    LocalDateTime twice = change.getDateTimeAfter();
                    assertEquals(2, starts.stream().filter(twice::equals).count(), () -> id + " " + change);
                }
                assertEquals(
                        slots.size(), slots.stream().map(Slot::start).distinct().count(), id);
            }
        }
        assertTrue(gaps > 1000 && overlaps > 1000, gaps + " gaps, " + overlaps + " overlaps");
    }

    private static List<Slot> slots(ZoneId zone, Instant middle) {
        Member member = new Member(
                new MemberId("u"), new WorkingHours(WeeklyHours.always(zone), List.of()), Busy.NONE, List.of());
        return new SlotFinder(SlotRules.plain(15, 4000))
                .anyOf(List.of(member), new SlotSearch(middle.minus(AROUND), middle.plus(AROUND), BEGIN.minus(AROUND)))
                .slots();
    }

    private static void compare(ZoneId zone, List<LocalHours> day, SlotRules rules, Instant middle) {
        List<WeeklyHours.Day> week = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            day.forEach(hours -> week.add(new WeeklyHours.Day(weekday, hours)));
        }
        WorkingHours hours = new WorkingHours(new WeeklyHours(zone, week), List.of());
        Instant from = middle.minus(AROUND);
        Instant to = middle.plus(AROUND);
        List<Instant> found = new SlotFinder(rules)
                        .anyOf(
                                List.of(new Member(new MemberId("u"), hours, Busy.NONE, List.of())),
                                new SlotSearch(from, to, BEGIN.minus(AROUND)))
                        .slots()
                        .stream()
                        .map(Slot::start)
                        .toList();
        assertEquals(defined(zone, day, rules, from, to), found, () -> zone + " around " + middle);
    }

    /** All instants whose local time is on the grid, and from which the local time stays in the hours. */
    private static List<Instant> defined(ZoneId zone, List<LocalHours> day, SlotRules rules, Instant from, Instant to) {
        int steps = Math.toIntExact(Duration.between(from, to).toMinutes()) / STEP;
        int length = rules.slotMinutes() / STEP;
        int[] minutes = new int[steps + length];
        for (int i = 0; i < minutes.length; i++) {
            long at = from.getEpochSecond() + i * 60L * STEP;
            int offset = zone.getRules().getOffset(Instant.ofEpochSecond(at)).getTotalSeconds();
            minutes[i] = Math.toIntExact(Math.floorMod(at + offset, 86400L) / 60);
        }
        List<Instant> starts = new ArrayList<>();
        int openRun = 0;
        for (int i = minutes.length - 1; i >= 0; i--) {
            LocalHours open = holding(day, minutes[i]);
            openRun = open == null ? 0 : openRun + 1;
            boolean onGrid = open != null && (minutes[i] - open.fromMinute()) % rules.intervalMinutes() == 0;
            if (i < steps && onGrid && openRun >= length) {
                starts.addFirst(from.plusSeconds(i * 60L * STEP));
            }
        }
        return starts;
    }

    private static @Nullable LocalHours holding(List<LocalHours> day, int minute) {
        for (LocalHours hours : day) {
            if (minute >= hours.fromMinute() && minute < hours.toMinute()) {
                return hours;
            }
        }
        return null;
    }

    private static List<Instant> middles(ZoneId zone) {
        List<Instant> middles = new ArrayList<>();
        changes(zone).forEach(change -> middles.add(change.getInstant()));
        return middles.isEmpty() ? List.of(BEGIN) : middles;
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(BEGIN);
        while (next != null && next.getInstant().isBefore(END)) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }
}
