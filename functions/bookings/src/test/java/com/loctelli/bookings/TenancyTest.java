package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.bookings.calendars.ChangeCalendar;
import com.loctelli.bookings.calendars.DeleteCalendar;
import com.loctelli.bookings.calendars.GetCalendar;
import com.loctelli.bookings.calendars.GetSchedule;
import com.loctelli.bookings.calendars.ListCalendars;
import com.loctelli.bookings.calendars.PutSchedule;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Promise 7: another tenant's calendars and bookings are not there. */
class TenancyTest {
    private final BookingsFixture a = new BookingsFixture();
    private final BookingsFixture b = new BookingsFixture(a.test);

    @Test
    void anotherTenantFindsNothingAndChangesNothing() {
        var user = a.user();
        var calendar = a.calendar(user).id();
        var lead = a.lead();
        var booking = a.bookings
                .book(
                        new NewBooking(calendar, lead, TUESDAY_9, null, null, null, null, BookingSource.AI, "k", null),
                        a.manager.actor())
                .id();
        var before = a.keys();
        var stored = a.bookings.find(booking);
        var move = Map.<String, Object>of("startAt", TUESDAY_9.plusSeconds(3600).toString());
        var slot = Map.<String, Object>of(
                "calendarId",
                calendar,
                "leadId",
                b.lead(),
                "startAt",
                TUESDAY_9.plusSeconds(3600).toString());

        refused(GetCalendar.Function::new, calendar, Map.of());
        refused(ChangeCalendar.Function::new, calendar, Map.of("name", "Mine"));
        refused(DeleteCalendar.Function::new, calendar, Map.of());
        refused(GetSchedule.Function::new, user, Map.of());
        refused(PutSchedule.Function::new, user, Map.of("timezone", "UTC", "weekly", List.of()));
        refused(GetBooking.Function::new, booking, Map.of());
        refused(ChangeBooking.Function::new, booking, Map.of("subject", "Mine"));
        refused(DeleteBooking.Function::new, booking, Map.of());
        refused(RescheduleBooking.Function::new, booking, move);
        refused(CancelBooking.Function::new, booking, Map.of());
        refused(ConfirmBooking.Function::new, booking, Map.of());
        refused(CompleteBooking.Function::new, booking, Map.of());
        refused(NoShowBooking.Function::new, booking, Map.of());
        refused(ReleaseHold.Function::new, booking, Map.of());
        refused(GetBookingHistory.Function::new, booking, Map.of());
        refused(GetBookingInvite.Function::new, booking, Map.of());
        refused(ListLeadBookings.Function::new, lead, Map.of());
        assertEquals(
                404,
                b.call(CreateBooking.Function::new, "POST", "/v1/bookings")
                        .body(slot)
                        .send()
                        .status());
        assertEquals(
                404,
                b.call(HoldSlot.Function::new, "POST", "/v1/bookings/holds")
                        .body(slot)
                        .send()
                        .status());
        assertEquals(
                404,
                b.call(ListSlots.Function::new, "GET", "/v1/calendars/{id}/slots", calendar)
                        .query("from", "2026-03-03T00:00:00Z")
                        .query("to", "2026-03-04T00:00:00Z")
                        .send()
                        .status());
        assertEquals(
                List.of(),
                b.call(ListCalendars.Function::new, "GET", "/v1/calendars")
                        .send()
                        .at("data"));
        assertEquals(
                List.of(),
                b.call(ListBookings.Function::new, "GET", "/v1/bookings").send().at("data"));

        assertEquals(List.of(), b.keys());
        assertEquals(before, a.keys());
        assertEquals(stored, a.bookings.find(booking));
    }

    @Test
    void theOwnTenantFindsThem() {
        var lead = a.lead();
        var calendar = a.calendar(a.user()).id();
        var booking = a.bookings.book(
                new NewBooking(calendar, lead, TUESDAY_9, null, null, null, null, BookingSource.AI, "k", null),
                a.manager.actor());

        assertEquals(
                booking.id(),
                a.call(ListLeadBookings.Function::new, "GET", "/v1/leads/{id}/bookings", lead)
                        .send()
                        .at("data.0.id"));
        assertEquals(
                booking.id(),
                a.call(ListBookings.Function::new, "GET", "/v1/bookings").send().at("data.0.id"));
        assertEquals(
                List.of(),
                a.call(ListBookings.Function::new, "GET", "/v1/bookings")
                        .query("status", "cancelled")
                        .send()
                        .at("data"));
        assertEquals(
                calendar,
                a.call(ListCalendars.Function::new, "GET", "/v1/calendars")
                        .send()
                        .at("data.0.id"));
        // An id that names another kind of item of the same table names no booking.
        assertEquals(
                404,
                a.call(GetBooking.Function::new, "GET", "/v1/bookings/{id}", "CAL#" + calendar)
                        .send()
                        .status());
    }

    private void refused(Function<Platform, ? extends HttpFunction> function, String id, Map<String, Object> body) {
        var call = b.call(function, "POST", "/v1/x/{id}", id);
        var answer = body.isEmpty() ? call.send() : call.body(body).send();
        assertEquals(404, answer.status(), answer.body());
    }
}
