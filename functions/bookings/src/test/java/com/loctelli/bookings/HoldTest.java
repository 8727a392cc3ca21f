package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promise 4: held bookings hold their cells, until the hold is over. */
class HoldTest {
    private final Meanwhile meanwhile = new Meanwhile();
    private final BookingsFixture of =
            new BookingsFixture(TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of(meanwhile)));

    @Test
    void aHeldTimeIsNobodyElses() {
        var calendar = of.calendar("ana");
        hold(calendar.id());

        var refused = assertThrows(Problem.class, () -> of.book(calendar, TUESDAY_9));
        assertEquals(BookingProblems.SLOT_UNAVAILABLE, refused.type());
        assertEquals(List.of(), of.changes());
    }

    @Test
    void anExpiredHoldGivesWay() {
        var calendar = of.calendar("ana");
        var held = hold(calendar.id());
        of.test.clock().advance(Duration.ofMinutes(11));

        var booking = of.book(calendar, TUESDAY_9);

        assertNull(of.bookings.find(held.id()));
        assertEquals(6, of.cells().size());
        assertEquals(
                List.of(booking.id()), of.cells().values().stream().distinct().toList());
        var late = assertThrows(Problem.class, () -> confirm(held.id()));
        assertEquals(ProblemType.NOT_FOUND, late.type());
    }

    @Test
    void aConfirmedHoldLasts() {
        var calendar = of.calendar("ana");
        var lead = of.lead();
        var held = hold(calendar.id());
        var answer = of.call(ConfirmBooking.Function::new, "POST", "/v1/bookings/{id}/confirm", held.id())
                .body(Map.of("leadId", lead))
                .send();
        of.test.clock().advance(Duration.ofHours(2));

        assertEquals(200, answer.status(), answer.body());
        assertEquals("confirmed", answer.at("status"));
        assertEquals(lead, answer.at("leadId"));
        assertEquals(6, of.cells().size());
        assertEquals(1, of.bookings.ofLead(lead).size());
        assertThrows(Problem.class, () -> of.book(calendar, TUESDAY_9));
        assertEquals(
                List.of("held"), of.changes().stream().map(BookingChanged::from).toList());
    }

    @Test
    void aReleasedHoldLeavesNothingBehind() {
        var calendar = of.calendar("ana");
        var before = of.keys();
        var answer = of.call(HoldSlot.Function::new, "POST", "/v1/bookings/holds")
                .body(Map.of("calendarId", calendar.id(), "startAt", TUESDAY_9.toString(), "holdMinutes", 5))
                .send();
        assertEquals(201, answer.status(), answer.body());
        assertEquals("held", answer.at("status"));
        assertNotEquals(before, of.keys());

        var id = String.valueOf(answer.at("id"));
        assertEquals(
                204,
                of.call(ReleaseHold.Function::new, "DELETE", "/v1/bookings/holds/{id}", id)
                        .send()
                        .status());
        assertEquals(
                404,
                of.call(ReleaseHold.Function::new, "DELETE", "/v1/bookings/holds/{id}", id)
                        .send()
                        .status());
        // What remains is the record that it was.
        assertEquals(
                List.of(),
                of.keys().stream()
                        .filter(key -> !before.contains(key) && !key.contains("#H#"))
                        .toList());
    }

    @Test
    void aHoldThatIsConfirmedWhileItIsReleasedStaysABooking() {
        var held = hold(of.calendar("ana").id());
        meanwhile.before(held.id(), () -> confirm(held.id()));

        var answer = of.call(ReleaseHold.Function::new, "DELETE", "/v1/bookings/holds/{id}", held.id())
                .send();

        assertTrue(meanwhile.isDone());
        assertEquals(404, answer.status(), answer.body());
        assertEquals(
                BookingStatus.CONFIRMED, of.bookings.need(held.id()).value().status());
        assertEquals(6, of.cells().size());
    }

    @Test
    void aBookingIsNoHold() {
        var booking = of.book(of.calendar("ana"), TUESDAY_9);

        var answer = of.call(ReleaseHold.Function::new, "DELETE", "/v1/bookings/holds/{id}", booking.id())
                .send();

        assertEquals(404, answer.status());
        assertEquals(6, of.cells().size());
    }

    private BookingView hold(String calendarId) {
        var wish = new NewBooking(
                calendarId,
                null,
                TUESDAY_9,
                null,
                null,
                null,
                null,
                BookingSource.USER,
                of.test.platform().ids().token(),
                null);
        return of.bookings.hold(wish, Duration.ofMinutes(10), of.manager.actor());
    }

    private void confirm(String id) {
        of.bookings.confirm(id, null, of.manager.actor(), Optional.empty());
    }
}
