package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.CalendarChange;
import com.loctelli.bookings.calendars.CalendarTerms;
import com.loctelli.bookings.calendars.CalendarType;
import com.loctelli.bookings.calendars.Calendars;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Promise 4: a move swaps the cells that differ, in one transaction. */
class RescheduleBookingTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final BookingsFixture of = new BookingsFixture();

    @Test
    void aMoveThatOverlapsItselfSwapsOnlyWhatDiffers() {
        var calendar = of.calendar(fields -> fields.slot(30).bufferAfter = 15, "ana");
        var booking = of.book(calendar, TUESDAY_9);

        var answer = of.call(RescheduleBooking.Function::new, "POST", "/v1/bookings/{id}/reschedule", booking.id())
                .body(Map.of("startAt", TUESDAY_9.plus(HALF_AN_HOUR).toString()))
                .send();

        assertEquals(200, answer.status(), answer.body());
        assertEquals("2026-03-03T14:30:00.000Z", answer.at("startAt"));
        assertEquals("\"2\"", answer.headers().get("etag"));
        assertEquals(List.of("14:30", "14:35", "14:40", "14:45", "14:50", "14:55", "15:00", "15:05", "15:10"), times());
        assertEquals(
                List.of("confirmed", "rescheduled"),
                of.changes().stream().map(BookingChanged::to).toList());
    }

    @Test
    void aMoveToATakenTimeLeavesTheBookingWhereItWas() {
        var calendar = of.calendar("ana");
        var booking = of.book(calendar, TUESDAY_9);
        of.book(calendar, TUESDAY_9.plus(HALF_AN_HOUR));
        var before = of.cells();

        var refused = assertThrows(Problem.class, () -> move(booking, TUESDAY_9.plus(HALF_AN_HOUR)));

        assertEquals(BookingProblems.SLOT_UNAVAILABLE, refused.type());
        assertEquals(before, of.cells());
        assertEquals(booking.startAt(), of.bookings.need(booking.id()).value().startAt());
        assertEquals(1, of.bookings.need(booking.id()).version());
    }

    @Test
    void thePersonIsKeptWhileTheyHaveTime() {
        var calendar = of.calendar("ana", "ben");
        var booking = of.book(calendar, TUESDAY_9);
        var later = TUESDAY_9.plus(Duration.ofHours(2));

        assertEquals(booking.userId(), move(booking, later).userId());
        of.book(of.calendar(booking.userId()), later.plus(HALF_AN_HOUR));
        assertNotEquals(
                booking.userId(), move(booking, later.plus(HALF_AN_HOUR)).userId());
        assertEquals(12, of.cells().size());
    }

    @Test
    void aLongBookingGivesItsOldTimeBackAfterTheMove() {
        var calendar = of.calendar(fields -> fields.slot(230), "ana");
        of.alwaysOpen("ana");
        var start = Instant.parse("2026-03-04T00:00:00Z");
        var booking = of.book(calendar, start);

        move(booking, start.plus(Duration.ofMinutes(460)));

        assertEquals(46, of.cells().size());
        assertNull(of.bookings.need(booking.id()).value().giveBack());
    }

    @Test
    void aMoveStoppedBetweenItsTwoTransactionsIsEndedByTheWorker() {
        var calendar = of.calendar(fields -> fields.slot(230), "ana");
        of.alwaysOpen("ana");
        var start = Instant.parse("2026-03-04T00:00:00Z");
        var booking = of.book(calendar, start);
        var moved = move(booking, start.plus(Duration.ofMinutes(460)));
        // As a stop after the first transaction leaves it: the old cells are still the booking's.
        var old = new Booking.Earlier(List.of("ana"), start, start.plus(Duration.ofMinutes(230)));
        var rows = new BookingRows(of.test.platform(), of.tenant);
        var stored = rows.need(booking.id());
        for (var cell : com.loctelli.bookings.slots.Cells.covering(
                        new com.loctelli.bookings.slots.Interval(old.startAt(), old.endAt()), 0, 0)
                .keys()) {
            of.test.platform().database().commit(rows.take(stored.value(), "ana", cell, Actor.SYSTEM));
        }
        of.test
                .platform()
                .database()
                .commit(rows.rows
                        .update(booking.id(), new Update().set("giveBack", old))
                        .when(Condition.equal("version", stored.version())));
        assertEquals(92, of.cells().size());

        of.test.drain(QueueName.BOOKING_EVENTS, new RecordBooking.Function(of.test.platform()));

        assertEquals(46, of.cells().size());
        assertEquals(moved.startAt(), of.bookings.need(booking.id()).value().startAt());
        assertNull(of.bookings.need(booking.id()).value().giveBack());
    }

    @Test
    void aVersionThatIsNoLongerCurrentIsRefused() {
        var booking = of.book(of.calendar("ana"), TUESDAY_9);
        move(booking, TUESDAY_9.plus(HALF_AN_HOUR));

        var answer = of.call(RescheduleBooking.Function::new, "POST", "/v1/bookings/{id}/reschedule", booking.id())
                .header("if-match", "\"1\"")
                .body(Map.of("startAt", TUESDAY_9.toString()))
                .send();

        assertEquals(412, answer.status());
        assertEquals(6, of.cells().size());
    }

    @Test
    void theAgentKeepsToWhatTheCalendarAllowsAndAUserNeedNot() {
        var fixed = of.book(of.calendar(fields -> fields.allowReschedule = false, "ana"), TUESDAY_9);
        var soon = of.book(of.calendar(fields -> fields.cutoffMinutes = 48 * 60, "ben"), TUESDAY_9);

        for (var booking : List.of(fixed, soon)) {
            var refused = assertThrows(
                    Problem.class, () -> of.bookings.reschedule(booking.id(), TUESDAY_9.plus(HALF_AN_HOUR), Actor.AI));
            assertEquals(BookingProblems.CHANGE_NOT_ALLOWED, refused.type());
        }
        assertEquals(
                BookingProblems.CHANGE_NOT_ALLOWED,
                assertThrows(Problem.class, () -> of.bookings.cancel(soon.id(), null, Actor.AI))
                        .type());
        assertEquals(
                TUESDAY_9.plus(HALF_AN_HOUR),
                move(fixed, TUESDAY_9.plus(HALF_AN_HOUR)).startAt());
    }

    @Test
    void aNewLengthIsMeasuredWithTheBuffersThatWereAgreed() {
        var calendar = of.calendar(fields -> fields.slot(30).bufferAfter = 60, "ana");
        var booking = of.book(calendar, TUESDAY_9);
        change(calendar, null);

        for (int minutes : List.of(390, Integer.MAX_VALUE - 2)) {
            var answer = of.call(RescheduleBooking.Function::new, "POST", "/v1/bookings/{id}/reschedule", booking.id())
                    .body(Map.of("startAt", TUESDAY_9.toString(), "durationMinutes", minutes))
                    .send();
            assertEquals(400, answer.status(), answer.body());
            assertEquals(List.of("/durationMinutes"), answer.wrongFields());
        }
        assertEquals(
                TUESDAY_9.plus(HALF_AN_HOUR),
                move(booking, TUESDAY_9.plus(HALF_AN_HOUR)).startAt());
    }

    @Test
    void anAppointmentOfMoreThanOneMayTakeByNowStaysWhereItIs() {
        var calendar = of.calendar(
                fields -> {
                    fields.type = CalendarType.COLLECTIVE;
                    fields.slot(60).bufferBefore = 60;
                    fields.bufferAfter = 60;
                },
                "ana",
                "ben");
        var everybody = List.of("ana", "ben", "cleo", "dan", "eve", "fay");
        of.alwaysOpen(everybody.toArray(String[]::new));
        var booking = of.book(calendar, TUESDAY_9);
        change(calendar, everybody);
        var before = of.cells();

        var refused = assertThrows(Problem.class, () -> move(booking, TUESDAY_9.plus(Duration.ofHours(4))));

        assertEquals(BookingProblems.CHANGE_NOT_ALLOWED, refused.type());
        assertEquals(before, of.cells());
    }

    /** Takes the calendar's buffers away, and gives it other members where any are named. */
    private void change(Calendar calendar, List<String> members) {
        var terms = new CalendarTerms(
                null, members, null, null, null, 0, 0, null, null, null, null, null, null, null, null, null, null);
        new Calendars(of.test.platform())
                .of(of.tenant)
                .change(calendar.id(), new CalendarChange(null, null, terms), Optional.empty());
    }

    private BookingView move(BookingView booking, Instant start) {
        return of.bookings.reschedule(booking.id(), start, of.manager.actor());
    }

    private List<String> times() {
        return of.cells().keySet().stream()
                .map(key -> key.substring(key.length() - 5))
                .collect(Collectors.toList());
    }
}
