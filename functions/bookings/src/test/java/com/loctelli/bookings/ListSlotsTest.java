package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListSlotsTest {
    private static final Instant EVENING = Instant.parse("2026-03-03T23:00:00Z");

    private final BookingsFixture of = new BookingsFixture();

    @Test
    void freeSlotsLeaveOutWhatIsBookedWithItsBuffers() {
        var calendar = of.calendar(fields -> fields.bufferAfter = 15, "ana");
        of.book(calendar, TUESDAY_9.plus(Duration.ofHours(1)));

        var answer = slots(calendar.id(), TUESDAY_9, TUESDAY_9.plus(Duration.ofHours(3)), Map.of("tz", "Europe/Paris"));

        assertEquals(200, answer.status(), answer.body());
        // 9:30 would run with its buffer into the one at 10:00, and that one's buffer into 10:30.
        assertEquals(
                List.of("2026-03-03T14:00:00.000Z", "2026-03-03T16:00:00.000Z", "2026-03-03T16:30:00.000Z"),
                starts(answer));
        assertEquals("ana", answer.at("data.0.userId"));
        assertEquals("2026-03-03T15:00:00+01:00", answer.at("data.0.localStartAt"));
        assertNull(answer.at("explain"));
    }

    @Test
    void anEmptyAnswerSaysWhyAndExplainsDayByDayWhenAsked() {
        var calendar = of.calendar("ana");
        var night = slots(
                calendar.id(), Instant.parse("2026-03-03T03:00:00Z"), Instant.parse("2026-03-03T09:00:00Z"), Map.of());
        assertEquals(List.of(), night.at("data"));
        assertEquals(List.of("closed"), night.at("explain.reasons"));
        assertEquals("The calendar is closed at that time.", night.at("explain.text"));

        var week = slots(
                calendar.id(),
                Instant.parse("2026-03-06T05:00:00Z"),
                Instant.parse("2026-03-08T05:00:00Z"),
                Map.of("explain", "true"));
        assertEquals("2026-03-06", week.at("explain.days.0.date"));
        assertEquals(16L, week.at("explain.days.0.slots"));
        assertEquals(List.of("closed"), week.at("explain.days.1.reasons"));
    }

    @Test
    void anOddWindowIsRefused() {
        var calendar = of.calendar("ana");
        assertEquals(
                List.of("/to"),
                slots(calendar.id(), EVENING, TUESDAY_9, Map.of()).wrongFields());
        assertEquals(
                List.of("/tz"),
                slots(calendar.id(), TUESDAY_9, EVENING, Map.of("tz", "Mars/Base"))
                        .wrongFields());
    }

    @Test
    void theReadsDoNotGrowWithTheBookingsElsewhere() {
        var calendar = of.calendar("ana");
        int before = trips(calendar.id());
        for (int day = 0; day < 5; day++) {
            of.book(of.calendar("ben"), TUESDAY_9.plus(Duration.ofHours(day)));
            of.book(calendar, TUESDAY_9.plus(Duration.ofDays(7)).plus(Duration.ofHours(day)));
        }

        assertEquals(before, trips(calendar.id()));
        assertEquals(2, before);
    }

    @Test
    void aFewOffersCoverMorningAndAfternoonOfTheFirstDays() {
        var calendar = of.calendar("ana", "ben");
        var offers = of.bookings.available(
                calendar.id(), TUESDAY_9, TUESDAY_9.plus(Duration.ofDays(4)), ZoneId.of("America/New_York"), 6);

        assertEquals(
                List.of(
                        "2026-03-03T14:00:00Z",
                        "2026-03-03T17:30:00Z",
                        "2026-03-04T14:00:00Z",
                        "2026-03-04T17:30:00Z",
                        "2026-03-05T14:00:00Z",
                        "2026-03-05T17:30:00Z"),
                offers.slots().stream().map(slot -> slot.startAt().toString()).toList());
        assertTrue(offers.slots().stream().allMatch(slot -> slot.userId() == null));
        assertNull(offers.reason());
    }

    @Test
    void theQuestionInABodyHasTheSameAnswer() {
        var calendar = of.calendar("ana");
        var asked = of.call(CheckAvailability.Function::new, "POST", "/v1/bookings/availability")
                .body(Map.of("calendarId", calendar.id(), "from", TUESDAY_9.toString(), "to", EVENING.toString()))
                .send();

        assertEquals(slots(calendar.id(), TUESDAY_9, EVENING, Map.of()).body(), asked.body());
    }

    private int trips(String calendarId) {
        var meter = new Meter();
        Meter.measure(meter, () -> of.bookings.available(calendarId, TUESDAY_9, EVENING, ZoneId.of("UTC"), 5));
        return meter.sequentialTrips();
    }

    private HttpCall.Answer slots(String id, Instant from, Instant to, Map<String, String> more) {
        var call = of.call(ListSlots.Function::new, "GET", "/v1/calendars/{id}/slots", id)
                .query("from", from.toString())
                .query("to", to.toString());
        more.forEach(call::query);
        return call.send();
    }

    @SuppressWarnings("unchecked") // the data is a list of objects
    private static List<Object> starts(HttpCall.Answer answer) {
        return ((List<Map<String, Object>>) answer.at("data"))
                .stream().map(one -> one.get("startAt")).toList();
    }
}
