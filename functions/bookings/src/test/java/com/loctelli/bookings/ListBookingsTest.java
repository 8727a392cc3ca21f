package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListBookingsTest {
    private final BookingsFixture of = new BookingsFixture();

    private HttpCall.Answer list(String bound, String instant) {
        return of.call(ListBookings.Function::new, "GET", "/v1/bookings")
                .query(bound, instant)
                .send();
    }

    @Test
    void aStretchThatEndsWithTheLastYearOfFourDigitsIsTakenAndALaterOneIsNamed() {
        var booking = of.book(of.calendar("ana"), TUESDAY_9);

        assertEquals(booking.id(), list("to", "9999-12-31T23:59:59Z").at("data.0.id"));
        var last = list("from", "9999-12-31T23:59:59Z");
        assertEquals(200, last.status(), last.body());
        assertEquals(List.of(), last.at("data"));
        assertEquals(List.of("/to"), list("to", "+10000-01-01T00:00:00Z").wrongFields());
        assertEquals(
                List.of("/from"), list("from", "+1000000000-12-31T23:59:59Z").wrongFields());
    }

    @Test
    void aTimeAtTheEndOfTheLastYearIsNoSlot() {
        var calendar = of.calendar("ana", "ben");

        var answer = of.call(CreateBooking.Function::new, "POST", "/v1/bookings")
                .body(Map.of("calendarId", calendar.id(), "leadId", of.lead(), "startAt", "9999-12-31T23:30:00Z"))
                .send();

        assertEquals(409, answer.status(), answer.body());
    }
}
