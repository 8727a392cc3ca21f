package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.users.ChangeUser;
import com.loctelli.bookings.calendars.Calendar;
import com.loctelli.bookings.calendars.CalendarType;
import com.loctelli.bookings.calendars.Confirmation;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CreateBookingTest {
    private final BookingsFixture of = new BookingsFixture();

    @Test
    void aFreeSlotIsBookedWithAllThatBelongsToItAndNothingElse() {
        var calendar = of.calendar(fields -> fields.bufferAfter = 15, "ana");
        var lead = of.lead();
        var before = of.keys();

        var answer = create(calendar, lead, TUESDAY_9, Map.of("subject", "Roof"));

        assertEquals(201, answer.status(), answer.body());
        assertEquals("\"1\"", answer.headers().get("etag"));
        var id = String.valueOf(answer.at("id"));
        assertEquals("2026-03-03T14:00:00.000Z", answer.at("startAt"));
        assertEquals("2026-03-03T14:30:00.000Z", answer.at("endAt"));
        assertEquals("confirmed", answer.at("status"));
        assertEquals("ana", answer.at("userId"));
        assertEquals("Roof", answer.at("subject"));
        assertEquals("America/New_York", answer.at("timezone"));
        var added = new TreeSet<>(of.keys());
        before.forEach(added::remove);
        added.removeIf(key -> key.startsWith("DEDUPE#request:"));
        var expected = new TreeSet<>(Set.of(id, id + "#H#00000001"));
        for (var minute : List.of("00", "05", "10", "15", "20", "25", "30", "35", "40")) {
            expected.add("CELL#ana#2026-03-03T14:" + minute);
        }
        assertEquals(expected, added);
        var changes = of.changes();
        assertEquals(1, changes.size());
        assertEquals(id, changes.getFirst().bookingId());
        assertEquals(lead, changes.getFirst().leadId());
        assertEquals("none", changes.getFirst().from());
        assertEquals("confirmed", changes.getFirst().to());
    }

    @Test
    void aTakenSlotIsRefusedWithTheNearestOnes() {
        var calendar = of.calendar("ana");
        of.book(calendar, TUESDAY_9.plus(Duration.ofHours(1)));
        var before = of.keys();

        var answer = create(calendar, of.lead(), TUESDAY_9.plus(Duration.ofHours(1)), Map.of());

        assertEquals(409, answer.status());
        assertEquals("bookings/slot-unavailable", type(answer));
        assertEquals(List.of("fully_booked"), answer.at("reasons"));
        assertEquals(
                List.of(
                        "2026-03-03T14:00:00.000Z",
                        "2026-03-03T14:30:00.000Z",
                        "2026-03-03T15:30:00.000Z",
                        "2026-03-03T16:00:00.000Z",
                        "2026-03-03T16:30:00.000Z"),
                starts(answer));
        assertEquals(before, of.keys());
    }

    @Test
    void onlyWhatTheRulesOfferCanBeBooked() {
        var calendar = of.calendar("ana");
        var lead = of.lead();
        assertEquals(
                List.of("not_a_slot"),
                create(calendar, lead, TUESDAY_9.plusSeconds(600), Map.of()).at("reasons"));
        assertEquals(
                List.of("closed"),
                create(calendar, lead, TUESDAY_9.minusSeconds(3600), Map.of()).at("reasons"));
        assertEquals(
                List.of("inside_notice"),
                create(calendar, lead, TUESDAY_9.minus(Duration.ofDays(4)), Map.of())
                        .at("reasons"));
        assertEquals(
                List.of("beyond_horizon"),
                create(calendar, lead, TUESDAY_9.plus(Duration.ofDays(35)).minusSeconds(3600), Map.of())
                        .at("reasons"));
        assertEquals(
                List.of("/durationMinutes"),
                create(calendar, lead, TUESDAY_9, Map.of("durationMinutes", 7)).wrongFields());
        assertEquals(Map.of(), of.cells());
        assertEquals(
                201,
                create(calendar, lead, TUESDAY_9, Map.of("durationMinutes", 60)).status());
        assertEquals(12, of.cells().size());
    }

    @Test
    void theSameWishAgainIsTheSameBooking() {
        var calendar = of.calendar("ana");
        var wish = of.wish(calendar, TUESDAY_9, "turn-9");
        var first = of.bookings.book(wish, of.manager.actor());
        var second = of.bookings.book(wish, of.manager.actor());

        assertEquals(first.id(), second.id());
        assertEquals(6, of.cells().size());
        assertEquals(1, of.changes().size());
    }

    @Test
    void aWishWhoseBookingWasMovedOrCalledOffIsBookedAnew() {
        var calendar = of.calendar("ana");
        var wish = of.wish(calendar, TUESDAY_9, "turn-9");
        var moved = of.bookings.book(wish, of.manager.actor());
        of.bookings.reschedule(moved.id(), TUESDAY_9.plus(Duration.ofHours(1)), of.manager.actor());

        var ids = new TreeSet<>(Set.of(moved.id()));
        for (int i = 0; i < 3; i++) {
            var booking = of.bookings.book(wish, of.manager.actor());
            assertEquals(BookingStatus.CONFIRMED, booking.status());
            assertEquals(TUESDAY_9, booking.startAt());
            assertTrue(ids.add(booking.id()));
            assertEquals(
                    booking.id(), of.bookings.book(wish, of.manager.actor()).id());
            assertEquals(12, of.cells().size());
            of.bookings.cancel(booking.id(), null, of.manager.actor());
        }
        assertEquals(6, of.cells().size());
    }

    @Test
    void aRequestThatWasStoppedAnywhereFindsItsBookingWhenItIsSentAgain() {
        var stop = new StopSwitch();
        var stopped = new BookingsFixture(TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of(stop)));
        var calendar = stopped.calendar("ana");
        var lead = stopped.lead();
        boolean wasStopped = true;
        int requests = 0;
        for (; wasStopped && requests < 16; requests++) {
            var start = TUESDAY_9.plus(Duration.ofMinutes(30L * requests));
            var call = stopped.call(CreateBooking.Function::new, "POST", "/v1/bookings")
                    .header("idempotency-key", "request-" + requests)
                    .body(Map.of("calendarId", calendar.id(), "leadId", lead, "startAt", start.toString()));
            stop.arm(requests, true);
            call.send();
            wasStopped = stop.restart();
            // By then the key of a request that was stopped is free again.
            stopped.test.clock().advance(Duration.ofSeconds(61));

            var again = call.send();

            assertEquals(201, again.status(), requests + ": " + again.body());
            assertEquals(6 * (requests + 1), stopped.cells().size());
        }
        assertFalse(wasStopped, "all its calls were stopped at");
        assertEquals(requests, stopped.bookings.ofLead(lead).size());
    }

    @Test
    void aKeyThatIsUsedForAnotherRequestADayLaterMakesAnotherBooking() {
        var calendar = of.calendar("ana");
        var lead = of.lead();
        for (int day = 1; day <= 2; day++) {
            var start = TUESDAY_9.plus(Duration.ofDays(day));
            var answer = of.call(CreateBooking.Function::new, "POST", "/v1/bookings")
                    .header("idempotency-key", "k")
                    .body(Map.of("calendarId", calendar.id(), "leadId", lead, "startAt", start.toString()))
                    .send();
            assertEquals(201, answer.status(), answer.body());
            of.test.clock().advance(Duration.ofHours(25));
        }
        assertEquals(12, of.cells().size());
    }

    @Test
    void roundRobinSharesByWeight() {
        var calendar = of.calendar(fields -> fields.weights.put("ben", 2), "ana", "ben");
        var taken = new HashMap<String, Integer>();
        for (int i = 0; i < 6; i++) {
            taken.merge(
                    of.book(calendar, TUESDAY_9.plus(Duration.ofMinutes(30L * i)))
                            .userId(),
                    1,
                    Integer::sum);
        }
        assertEquals(Map.of("ana", 2, "ben", 4), taken);
    }

    @Test
    void aSlotOfTwoMembersIsBookedTwice() {
        var calendar = of.calendar("ana", "ben");
        var first = of.book(calendar, TUESDAY_9).userId();
        var second = of.book(calendar, TUESDAY_9).userId();

        assertEquals(List.of("ana", "ben"), List.of(first, second));
        assertThrows(Problem.class, () -> of.book(calendar, TUESDAY_9));
    }

    @Test
    void aCollectiveBookingTakesEverybodysTime() {
        var calendar = of.calendar(fields -> fields.type = CalendarType.COLLECTIVE, "ana", "ben");
        var booking = of.book(calendar, TUESDAY_9);

        assertEquals(List.of("ana", "ben"), booking.userIds());
        assertEquals(12, of.cells().size());
        assertThrows(Problem.class, () -> of.book(of.calendar("ben"), TUESDAY_9));
    }

    @Test
    void nobodyIsNamedWhereMembersAreBookedTogether() {
        var calendar = of.calendar(fields -> fields.type = CalendarType.COLLECTIVE, "ana", "ben");
        of.book(of.calendar("ben"), TUESDAY_9);
        var named = create(calendar, of.lead(), TUESDAY_9, Map.of("userId", "ana"));
        assertEquals(400, named.status(), named.body());
        assertEquals(List.of("/userId"), named.wrongFields());
        assertEquals(409, create(calendar, of.lead(), TUESDAY_9, Map.of()).status());

        var booking = of.book(calendar, TUESDAY_9.plus(Duration.ofHours(1)));
        var moved = of.call(RescheduleBooking.Function::new, "POST", "/v1/bookings/{id}/reschedule", booking.id())
                .body(Map.of("startAt", TUESDAY_9.toString(), "userId", "ana"))
                .send();
        assertEquals(List.of("/userId"), moved.wrongFields());
        assertEquals(18, of.cells().size());
    }

    @Test
    void whoHasLeftOrIsNotBookableIsNotBooked() {
        var ana = of.user();
        var ben = of.user();
        var either = of.calendar(ana, ben);
        var both = of.calendar(fields -> fields.type = CalendarType.COLLECTIVE, ana, ben);
        change(ana, Map.of("bookingEnabled", false));

        assertEquals(ben, of.book(either, TUESDAY_9).userId());
        assertEquals(
                List.of("fully_booked"),
                create(either, of.lead(), TUESDAY_9, Map.of()).at("reasons"));
        assertEquals(
                List.of(ben), of.book(both, TUESDAY_9.plus(Duration.ofHours(1))).userIds());
        change(ben, Map.of("isActive", false));
        var nobody = create(either, of.lead(), TUESDAY_9.plus(Duration.ofHours(2)), Map.of());
        assertEquals(409, nobody.status());
        assertEquals(List.of("no_members"), nobody.at("reasons"));
        change(ana, Map.of("bookingEnabled", true));
        assertEquals(ana, of.book(either, TUESDAY_9).userId());
    }

    private void change(String userId, Map<String, Object> what) {
        var answer = of.call(ChangeUser.Function::new, "PATCH", "/v1/users/{id}", userId)
                .body(what)
                .send();
        assertEquals(200, answer.status(), answer.body());
    }

    @Test
    void aPendingBookingHoldsItsTimeUntilAPersonConfirmsIt() {
        var calendar = of.calendar(fields -> fields.confirmation = Confirmation.MANUAL, "ana");
        var booking = of.book(calendar, TUESDAY_9);
        assertEquals(BookingStatus.PENDING, booking.status());
        assertThrows(Problem.class, () -> of.book(calendar, TUESDAY_9));

        var answer = of.call(ConfirmBooking.Function::new, "POST", "/v1/bookings/{id}/confirm", booking.id())
                .send();

        assertEquals("confirmed", answer.at("status"));
        assertEquals(
                List.of("pending", "confirmed"),
                of.changes().stream().map(BookingChanged::to).toList());
    }

    @Test
    void anUnknownCalendarOrLeadIsNotFound() {
        var calendar = of.calendar("ana");
        assertEquals(404, create(calendar, "ld_nobody", TUESDAY_9, Map.of()).status());
        var answer = of.call(CreateBooking.Function::new, "POST", "/v1/bookings")
                .body(Map.of("calendarId", "cal_none", "leadId", of.lead(), "startAt", TUESDAY_9.toString()))
                .send();
        assertEquals(404, answer.status());
        assertTrue(of.cells().isEmpty());
    }

    private HttpCall.Answer create(Calendar calendar, String lead, Instant start, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.put("calendarId", calendar.id());
        body.put("leadId", lead);
        body.put("startAt", start.toString());
        return of.call(CreateBooking.Function::new, "POST", "/v1/bookings")
                .body(body)
                .send();
    }

    private static String type(HttpCall.Answer answer) {
        var type = String.valueOf(answer.at("type"));
        return type.substring(type.indexOf("bookings/"));
    }

    @SuppressWarnings("unchecked") // the alternatives are a list of objects
    private static List<Object> starts(HttpCall.Answer answer) {
        return ((List<Map<String, Object>>) answer.at("alternatives"))
                .stream().map(one -> one.get("startAt")).toList();
    }
}
