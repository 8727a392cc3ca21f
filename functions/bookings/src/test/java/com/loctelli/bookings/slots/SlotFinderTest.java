package com.loctelli.bookings.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.bookings.slots.Availability.NoSlots;
import com.loctelli.bookings.slots.Availability.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A plumber in New York, Mondays 09:00 to 12:00; 2026-11-30 is a Monday, five hours behind UTC. */
class SlotFinderTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-30T05:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-12-01T05:00:00Z");
    private static final SlotSearch ON_MONDAY = new SlotSearch(MONDAY, TUESDAY, NOW);
    private static final WorkingHours MONDAYS = hours("09:00", "12:00");

    @Test
    void slotsLieOnTheGridInsideTheHours() {
        assertEquals("09:00 09:30 10:00 10:30 11:00 11:30", found(rules(30, 30, 0, 0), ON_MONDAY, member(MONDAYS)));
        assertEquals(
                "09:00 09:15 09:30 09:45 10:00 10:15 10:30 10:45 11:00",
                found(rules(60, 15, 0, 0), ON_MONDAY, member(MONDAYS)));
        assertEquals("09:00 10:40", found(rules(80, 100, 0, 0), ON_MONDAY, member(MONDAYS)));
    }

    @Test
    void theWindowCountsTheBeginningOfASlot() {
        Instant half = Instant.parse("2026-11-30T14:30:00Z");
        assertEquals("09:00", found(rules(60, 30, 0, 0), new SlotSearch(MONDAY, half, NOW), member(MONDAYS)));
        assertEquals(
                "09:30 10:00 10:30 11:00",
                found(rules(60, 30, 0, 0), new SlotSearch(half, TUESDAY, NOW), member(MONDAYS)));
        assertEquals(
                "10:00 10:30 11:00",
                found(rules(60, 30, 0, 0), new SlotSearch(half.plusNanos(1), TUESDAY, NOW), member(MONDAYS)));
    }

    @Test
    void whatIsBusyIsLeftOutWithTheBuffersOfTheSlot() {
        Interval booking = interval("10:00", "10:30");
        assertEquals("09:00 09:30 10:30 11:00 11:30", found(rules(30, 30, 0, 0), ON_MONDAY, busy(booking)));
        assertEquals("09:00 10:30 11:00 11:30", found(rules(30, 30, 0, 15), ON_MONDAY, busy(booking)));
        assertEquals("09:00 11:00 11:30", found(rules(30, 30, 5, 5), ON_MONDAY, busy(booking)));
    }

    @Test
    void buffersMayLieOutsideTheHours() {
        assertEquals("09:00 09:30 10:00 10:30 11:00 11:30", found(rules(30, 30, 60, 60), ON_MONDAY, member(MONDAYS)));
    }

    @Test
    void manyBusyStretchesInAnyOrderAreAllHeeded() {
        assertEquals(
                "09:30 11:30",
                found(
                        rules(30, 30, 0, 0),
                        ON_MONDAY,
                        busy(
                                interval("10:50", "11:05"),
                                interval("09:10", "09:20"),
                                interval("10:00", "10:20"),
                                interval("10:05", "11:00"),
                                interval("08:00", "08:30"))));
    }

    @Test
    void aTimeOfBusinessThatEndsInsideACellTakesTheWholeCell() {
        Interval ends = new Interval(MONDAY, Instant.parse("2026-11-30T14:30:01Z"));
        assertEquals("10:00 10:30 11:00 11:30", found(rules(30, 30, 0, 0), ON_MONDAY, busy(ends)));
    }

    @Test
    void anOverrideTakesThePlaceOfTheWeekday() {
        LocalDate monday = LocalDate.parse("2026-11-30");
        WorkingHours moved = with(new DateOverride(monday, List.of(LocalHours.of("14:00", "15:00"))));
        assertEquals("14:00 14:30", found(rules(30, 30, 0, 0), ON_MONDAY, member(moved)));
        assertEquals(
                Set.of(Reason.CLOSED),
                reasons(rules(30, 30, 0, 0), ON_MONDAY, member(with(DateOverride.closed(monday)))));
    }

    @Test
    void hoursThatMeetAtMidnightAreOneStretch() {
        WorkingHours night = new WorkingHours(
                new WeeklyHours(
                        NEW_YORK,
                        List.of(
                                WeeklyHours.Day.of("MON", "23:00", "24:00"),
                                WeeklyHours.Day.of("TUE", "00:00", "01:00"))),
                List.of());
        assertEquals(
                "23:00 23:30 00:00",
                found(rules(60, 30, 0, 0), new SlotSearch(MONDAY, TUESDAY.plusSeconds(86400), NOW), member(night)));
    }

    @Test
    void noticeAndHorizonBoundTheBeginning() {
        SlotRules notice = new SlotRules(30, 30, 0, 0, 120, 30, null);
        Instant now = Instant.parse("2026-11-30T13:30:00Z");
        assertEquals("10:30 11:00 11:30", found(notice, new SlotSearch(MONDAY, TUESDAY, now), member(MONDAYS)));
        SlotRules day = new SlotRules(30, 30, 0, 0, 0, 1, null);
        Instant dayBefore = Instant.parse("2026-11-29T14:30:00Z");
        assertEquals("09:00 09:30", found(day, new SlotSearch(MONDAY, TUESDAY, dayBefore), member(MONDAYS)));
    }

    @Test
    void aDayHasItsLimit() {
        SlotRules two = new SlotRules(30, 30, 0, 0, 0, 30, 2);
        Instant nine = Instant.parse("2026-11-30T14:00:00Z");
        Instant yesterdayByUtcOnly = Instant.parse("2026-11-30T04:30:00Z");
        assertEquals(6, slots(two, ON_MONDAY, booked(nine, yesterdayByUtcOnly)).size());
        assertEquals(Set.of(Reason.DAILY_LIMIT), reasons(two, ON_MONDAY, booked(nine, nine.plusSeconds(1800))));
    }

    @Test
    void noSlotsHaveReasons() {
        SlotRules plain = rules(30, 30, 0, 0);
        assertEquals(Set.of(Reason.NO_MEMBERS), reasons(plain, ON_MONDAY));
        assertEquals(
                Set.of(Reason.CLOSED),
                reasons(plain, new SlotSearch(TUESDAY, TUESDAY.plusSeconds(86400), NOW), member(MONDAYS)));
        assertEquals(Set.of(Reason.FULLY_BOOKED), reasons(plain, ON_MONDAY, busy(interval("00:00", "13:00"))));
        assertEquals(
                Set.of(Reason.INSIDE_NOTICE),
                reasons(plain, new SlotSearch(MONDAY, TUESDAY, TUESDAY), member(MONDAYS)));
        assertEquals(
                Set.of(Reason.BEYOND_HORIZON),
                reasons(plain, new SlotSearch(MONDAY, TUESDAY, NOW.minusSeconds(40 * 86400L)), member(MONDAYS)));
        assertEquals(Set.of(Reason.TOO_SHORT), reasons(rules(200, 30, 0, 0), ON_MONDAY, member(MONDAYS)));
        assertEquals(
                Set.of(Reason.INSIDE_NOTICE, Reason.FULLY_BOOKED),
                reasons(
                        plain,
                        new SlotSearch(MONDAY, TUESDAY, Instant.parse("2026-11-30T15:00:00Z")),
                        busy(interval("10:00", "12:00"))));
        assertEquals(
                "That time is past or too soon to be booked. Every slot at that time is taken.",
                new NoSlots(Set.of(Reason.FULLY_BOOKED, Reason.INSIDE_NOTICE)).explanation());
    }

    @Test
    void anyMemberWillDo() {
        Member one = new Member(new MemberId("b"), MONDAYS, Busy.of(List.of(interval("09:00", "11:30"))), List.of());
        Member two = new Member(new MemberId("a"), hours("11:00", "12:00"), Busy.NONE, List.of());
        List<Slot> slots = new SlotFinder(rules(30, 30, 0, 0))
                .anyOf(List.of(one, two), ON_MONDAY)
                .slots();
        assertEquals(
                List.of("a 11:00", "a 11:30", "b 11:30"),
                slots.stream().map(s -> s.member().value() + ' ' + local(s)).toList());
    }

    @Test
    void togetherMeansAllAreFree() {
        SlotFinder finder = new SlotFinder(rules(30, 30, 0, 0));
        Member early = new Member(new MemberId("a"), hours("09:00", "11:00"), Busy.NONE, List.of());
        Member late = new Member(new MemberId("b"), hours("10:00", "12:00"), Busy.NONE, List.of());
        Member noon = new Member(new MemberId("c"), hours("11:00", "12:00"), Busy.NONE, List.of());
        assertEquals(
                List.of("10:00", "10:30"),
                finder.allOf(List.of(early, late), ON_MONDAY).slots().stream()
                        .map(SlotFinderTest::local)
                        .toList());
        assertEquals(new NoSlots(Set.of(Reason.NEVER_TOGETHER)), finder.allOf(List.of(early, noon), ON_MONDAY));
        assertEquals(new NoSlots(Set.of(Reason.NO_MEMBERS)), finder.allOf(List.of(), ON_MONDAY));
    }

    @Test
    void aSearchHasBounds() {
        assertThrows(IllegalArgumentException.class, () -> new SlotSearch(MONDAY, MONDAY, NOW));
        assertThrows(
                IllegalArgumentException.class, () -> new SlotSearch(MONDAY, MONDAY.plusSeconds(63 * 86400L), NOW));
    }

    private static SlotRules rules(int slot, int interval, int before, int after) {
        return new SlotRules(slot, interval, before, after, 0, 30, null);
    }

    private static WorkingHours hours(String from, String to) {
        return new WorkingHours(new WeeklyHours(NEW_YORK, List.of(WeeklyHours.Day.of("MON", from, to))), List.of());
    }

    private static WorkingHours with(DateOverride override) {
        return new WorkingHours(
                new WeeklyHours(NEW_YORK, List.of(WeeklyHours.Day.of("MON", "09:00", "12:00"))), List.of(override));
    }

    private static Member member(WorkingHours hours) {
        return new Member(new MemberId("u"), hours, Busy.NONE, List.of());
    }

    private static Member busy(Interval... busy) {
        return new Member(new MemberId("u"), MONDAYS, Busy.of(List.of(busy)), List.of());
    }

    private static Member booked(Instant... starts) {
        return new Member(new MemberId("u"), MONDAYS, Busy.NONE, List.of(starts));
    }

    private static Interval interval(String from, String to) {
        return new Interval(onMonday(from), onMonday(to));
    }

    private static Instant onMonday(String time) {
        return LocalDate.parse("2026-11-30")
                .atTime(LocalTime.parse(time))
                .atZone(NEW_YORK)
                .toInstant();
    }

    private static List<Slot> slots(SlotRules rules, SlotSearch search, Member... members) {
        return new SlotFinder(rules).anyOf(List.of(members), search).slots();
    }

    private static String found(SlotRules rules, SlotSearch search, Member member) {
        return String.join(
                " ",
                slots(rules, search, member).stream().map(SlotFinderTest::local).toList());
    }

    private static Set<Reason> reasons(SlotRules rules, SlotSearch search, Member... members) {
        return assertInstanceOf(NoSlots.class, new SlotFinder(rules).anyOf(List.of(members), search))
                .reasons();
    }

    private static String local(Slot slot) {
        return slot.start().atZone(NEW_YORK).toLocalTime().toString();
    }
}
