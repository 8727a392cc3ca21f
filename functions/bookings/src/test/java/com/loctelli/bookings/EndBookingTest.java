package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EndBookingTest {
    private final BookingsFixture of = new BookingsFixture();

    @Test
    void aCancelledBookingGivesItsTimeBackOnceAndForAll() {
        var calendar = of.calendar("ana");
        var booking = of.book(calendar, TUESDAY_9);

        var answer = of.call(CancelBooking.Function::new, "POST", "/v1/bookings/{id}/cancel", booking.id())
                .body(Map.of("reason", "asked to"))
                .send();

        assertEquals(200, answer.status(), answer.body());
        assertEquals("cancelled", answer.at("status"));
        assertEquals("asked to", answer.at("cancelReason"));
        assertTrue(of.cells().isEmpty());
        var next = of.book(calendar, TUESDAY_9);
        assertEquals(204, end(DeleteBooking.Function::new, booking.id()).status());
        assertEquals(List.of(next.id()), of.cells().values().stream().distinct().toList());
        assertEquals(
                List.of("confirmed", "cancelled", "confirmed"),
                of.changes().stream().map(BookingChanged::to).toList());
    }

    @Test
    void anAppointmentIsClosedOnlyAfterItHasBegun() {
        var booking = of.book(of.calendar("ana"), TUESDAY_9);
        var early = end(CompleteBooking.Function::new, booking.id());
        assertEquals(409, early.status());
        assertEquals(List.of("cancelled", "completed", "no_show"), early.at("allowed"));

        of.test.clock().advance(Duration.ofDays(1));

        assertEquals("no_show", end(NoShowBooking.Function::new, booking.id()).at("status"));
        assertEquals(
                "completed", end(CompleteBooking.Function::new, booking.id()).at("status"));
        var cancel = end(CancelBooking.Function::new, booking.id());
        assertEquals(409, cancel.status());
        assertEquals(List.of("no_show"), cancel.at("allowed"));
    }

    @Test
    void theHistoryTellsEveryStepAndWhoMadeIt() {
        var booking = of.book(of.calendar("ana"), TUESDAY_9);
        of.bookings.reschedule(booking.id(), TUESDAY_9.plus(Duration.ofHours(1)), of.manager.actor());
        of.bookings.cancel(booking.id(), "ill", com.loctelli.kernel.tenancy.Actor.AI);

        var answer = end(GetBookingHistory.Function::new, booking.id());

        assertEquals("none", answer.at("data.0.from"));
        assertEquals(1L, answer.at("data.0.version"));
        assertEquals(2L, answer.at("data.1.version"));
        assertEquals("rescheduled", answer.at("data.1.to"));
        assertEquals("2026-03-03T14:00:00.000Z", answer.at("data.1.movedFrom"));
        assertEquals("cancelled", answer.at("data.2.to"));
        assertEquals("ill", answer.at("data.2.reason"));
        assertEquals("ai", answer.at("data.2.actor.type"));
        assertEquals(null, answer.at("data.3"));
    }

    @Test
    void whatIsSaidAboutABookingChangesWithoutItsTime() {
        var booking = of.book(of.calendar("ana"), TUESDAY_9);
        var answer = of.call(ChangeBooking.Function::new, "PATCH", "/v1/bookings/{id}", booking.id())
                .body(Map.of("subject", "Gutters", "location", Map.of("type", "phone", "value", "We call")))
                .send();

        assertEquals(200, answer.status(), answer.body());
        assertEquals("Gutters", answer.at("subject"));
        assertEquals("phone", answer.at("location.type"));
        assertEquals("2026-03-03T14:00:00.000Z", answer.at("startAt"));
        assertEquals("Gutters", end(GetBooking.Function::new, booking.id()).at("subject"));
        assertEquals(1, of.changes().size());

        var taken = of.call(ChangeBooking.Function::new, "PATCH", "/v1/bookings/{id}", booking.id())
                .body("{\"location\":null,\"notes\":null}")
                .send();
        assertEquals(200, taken.status(), taken.body());
        assertEquals(null, taken.at("location"));
        assertEquals("Gutters", taken.at("subject"));
    }

    @Test
    void anInviteIsAnICalendarDocument() {
        var booking = of.book(of.calendar("ana"), TUESDAY_9);
        of.call(ChangeBooking.Function::new, "PATCH", "/v1/bookings/{id}", booking.id())
                .body(Map.of("subject", "Roof; gutters, and\nétés ".repeat(8)))
                .send();

        var answer = end(GetBookingInvite.Function::new, booking.id());

        assertEquals("text/calendar; charset=utf-8", answer.headers().get("content-type"));
        assertTrue(answer.body().startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), answer.body());
        assertTrue(answer.body().contains("DTSTART:20260303T140000Z\r\nDTEND:20260303T143000Z\r\n"), answer.body());
        assertTrue(answer.body().replace("\r\n ", "").contains("Roof\\; gutters\\, and\\nétés Roof"), answer.body());
        for (var line : answer.body().split("\r\n", -1)) {
            assertTrue(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75, line);
        }
    }

    private HttpCall.Answer end(Function<Platform, ? extends HttpFunction> function, String id) {
        return of.call(function, "POST", "/v1/bookings/{id}", id).send();
    }
}
