package com.loctelli.bookings.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void localHoursFollowTheClockThroughTheYear() {
        WorkingHours hours = sundays(LocalHours.of("09:00", "17:00"));
        assertEquals(
                List.of(
                        interval("2027-03-07T14:00:00Z", "2027-03-07T22:00:00Z"),
                        interval("2027-03-14T13:00:00Z", "2027-03-14T21:00:00Z")),
                hours.between(Instant.parse("2027-03-01T00:00:00Z"), Instant.parse("2027-03-20T00:00:00Z")));
    }

    @Test
    void anHourThatDoesNotExistIsNotWorked() {
        // 2027-03-14: 02:00 becomes 03:00.
        assertEquals(
                List.of(),
                sundays(LocalHours.of("02:00", "03:00"))
                        .between(Instant.parse("2027-03-14T00:00:00Z"), Instant.parse("2027-03-15T00:00:00Z")));
        assertEquals(
                List.of(interval("2027-03-14T06:00:00Z", "2027-03-14T08:00:00Z")),
                sundays(LocalHours.of("01:00", "04:00"))
                        .between(Instant.parse("2027-03-14T00:00:00Z"), Instant.parse("2027-03-15T00:00:00Z")));
    }

    @Test
    void anHourThatComesTwiceIsWorkedTwice() {
        // 2027-11-07: 02:00 becomes 01:00.
        assertEquals(
                List.of(
                        interval("2027-11-07T05:00:00Z", "2027-11-07T05:30:00Z"),
                        interval("2027-11-07T06:00:00Z", "2027-11-07T06:30:00Z")),
                sundays(LocalHours.of("01:00", "01:30"))
                        .between(Instant.parse("2027-11-07T00:00:00Z"), Instant.parse("2027-11-08T00:00:00Z")));
    }

    @Test
    void theWindowCutsTheHours() {
        assertEquals(
                List.of(interval("2027-03-07T15:00:00Z", "2027-03-07T16:00:00Z")),
                sundays(LocalHours.of("09:00", "17:00"))
                        .between(Instant.parse("2027-03-07T15:00:00Z"), Instant.parse("2027-03-07T16:00:00Z")));
    }

    @Test
    void overlappingHoursAreOne() {
        WorkingHours hours = sundays(LocalHours.of("11:00", "14:00"), LocalHours.of("09:00", "12:00"));
        assertEquals(List.of(LocalHours.of("09:00", "14:00")), hours.on(LocalDate.parse("2027-03-07")));
        assertEquals(List.of(), hours.on(LocalDate.parse("2027-03-08")));
    }

    @Test
    void theLaterOfTwoOverridesHolds() {
        LocalDate date = LocalDate.parse("2027-03-07");
        WorkingHours hours = new WorkingHours(
                WeeklyHours.always(NEW_YORK),
                List.of(DateOverride.closed(date), new DateOverride(date, List.of(LocalHours.of("10:00", "11:00")))));
        assertEquals(List.of(LocalHours.of("10:00", "11:00")), hours.on(date));
    }

    @Test
    void hoursAreWrittenStrictly() {
        assertEquals(new LocalHours(0, 1440), LocalHours.of("00:00", "00:00"));
        assertEquals("24:00", LocalHours.of("22:00", "24:00").to());
        assertEquals("09:05", LocalHours.of("09:05", "10:00").from());
        assertThrows(IllegalArgumentException.class, () -> LocalHours.of("9:00", "10:00"));
        assertThrows(IllegalArgumentException.class, () -> LocalHours.of("10:00", "10:00"));
        assertThrows(IllegalArgumentException.class, () -> LocalHours.of("22:00", "02:00"));
        assertThrows(IllegalArgumentException.class, () -> LocalHours.of("24:00", "24:00"));
        assertThrows(IllegalArgumentException.class, () -> WeeklyHours.Day.of("Monday", "09:00", "10:00"));
    }

    @Test
    void rulesAreWholeCells() {
        assertThrows(IllegalArgumentException.class, () -> SlotRules.plain(32, 30));
        assertThrows(IllegalArgumentException.class, () -> SlotRules.plain(0, 30));
        assertThrows(IllegalArgumentException.class, () -> SlotRules.plain(30, 0));
        assertThrows(IllegalArgumentException.class, () -> new SlotRules(400, 30, 15, 15, 0, 30, null));
        assertThrows(IllegalArgumentException.class, () -> new SlotRules(30, 30, -5, 0, 0, 30, null));
        assertThrows(IllegalArgumentException.class, () -> new SlotRules(30, 30, 0, 0, 0, 30, 0));
    }

    private static WorkingHours sundays(LocalHours... hours) {
        return new WorkingHours(
                new WeeklyHours(
                        NEW_YORK,
                        List.of(hours).stream()
                                .map(h -> new WeeklyHours.Day(DayOfWeek.SUNDAY, h))
                                .toList()),
                List.of());
    }

    private static Interval interval(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
