package com.loctelli.bookings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.bookings.calendars.CalendarType;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Promise 4: no double booking by construction, whatever the interleaving. */
class BookingRaceTest {
    private final BookingsFixture of = new BookingsFixture();

    @Test
    void twoHundredBookingsOfOneSlotAreOneBookingAndTheRestAreToldSo() throws Exception {
        var calendar = of.calendar("ana");
        var outcomes = together(200, 200, i -> of.book(calendar, BookingsFixture.TUESDAY_9));

        assertEquals(Map.of("confirmed", 1, "bookings/slot-unavailable", 199), outcomes);
        assertEquals(6, of.cells().size());
        assertEquals(
                1,
                of.keys().stream()
                        .filter(key -> key.startsWith("bk_") && key.indexOf('#') < 0)
                        .count());
        assertEquals(1, of.changes().size());
        assertEquals(
                List.of(),
                of.keys().stream().filter(key -> key.startsWith("OUTBOX#")).toList());
    }

    @Test
    void oneWishSentManyTimesAtOnceIsOneBooking() throws Exception {
        var calendar = of.calendar("ana", "ben", "cleo");
        var wish = of.wish(calendar, BookingsFixture.TUESDAY_9, "turn-1");
        var ids = new ConcurrentLinkedQueue<String>();
        var outcomes = together(20, 20, i -> {
            var booking = of.bookings.book(wish, of.manager.actor());
            ids.add(booking.id());
            return booking;
        });

        assertEquals(Map.of("confirmed", 20), outcomes);
        assertEquals(1, ids.stream().distinct().count());
        assertEquals(6, of.cells().size());
    }

    @Test
    void theDailyLimitHoldsAgainstBookingsOfOtherTimesAtOnce() throws Exception {
        var calendar = of.calendar(fields -> fields.maxPerDay = 3, "ana");
        var outcomes =
                together(12, 12, i -> of.book(calendar, BookingsFixture.TUESDAY_9.plus(Duration.ofMinutes(30L * i))));

        assertEquals(3, outcomes.get("confirmed"));
        assertEquals(3 * 6, of.cells().size());
    }

    @Test
    void twoThousandRandomChangesShareNoCellAndLeakNone() throws Exception {
        var users = new String[] {"u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"};
        of.alwaysOpen(users);
        var calendars = List.of(
                of.calendar(fields -> fields.slot(15).bufferAfter = 10, "u1", "u2"),
                of.calendar(fields -> fields.slot(20).bufferBefore = 5, "u2", "u3", "u4"),
                of.calendar(fields -> fields.slot(15).type = CalendarType.COLLECTIVE, "u5", "u6"),
                of.calendar(fields -> fields.slot(30).bufferAfter = 5, "u7"),
                // Too long for a move that shares no cell to fit one transaction.
                of.calendar(fields -> fields.slot(220), "u1", "u8"));
        var known = new ConcurrentLinkedQueue<String>();
        var outcomes = together(2000, 16, i -> {
            var random = new Random(i * 7919L);
            var calendar = calendars.get(Math.min(random.nextInt(20) / 4, random.nextInt(5)));
            int slots = 48 * 60 / calendar.slotMinutes();
            var start = Instant.parse("2026-03-04T00:00:00Z")
                    .plus(Duration.ofMinutes((long) calendar.slotMinutes() * random.nextInt(slots)));
            var id = known.isEmpty()
                    ? "bk_none"
                    : known.stream()
                            .skip(random.nextInt(known.size()))
                            .findFirst()
                            .orElseThrow();
            if (i % 100 == 99) {
                of.test.clock().advance(Duration.ofSeconds(40));
            }
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> remembered(known, of.book(calendar, start));
                case 3, 4 ->
                    remembered(
                            known,
                            of.bookings.hold(of.wish(calendar, start), Duration.ofMinutes(1), of.manager.actor()));
                case 5 -> of.bookings.confirm(id, null, of.manager.actor(), Optional.empty());
                case 6, 7, 8 -> of.bookings.reschedule(id, start, of.manager.actor());
                default -> of.bookings.cancel(id, null, of.manager.actor());
            };
        });
        var worker = new RecordBooking.Function(of.test.platform());
        of.test.drain(QueueName.BOOKING_EVENTS, worker);

        assertTrue(outcomes.getOrDefault("confirmed", 0) > 300, outcomes.toString());
        assertTrue(outcomes.getOrDefault("held", 0) > 50, outcomes.toString());
        assertTrue(outcomes.getOrDefault("cancelled", 0) > 20, outcomes.toString());
        assertEquals(
                List.of(),
                outcomes.keySet().stream()
                        .filter(key -> key.startsWith("java") || key.contains("request/internal"))
                        .toList());
        assertEquals(expectedCells(), of.cells());
    }

    /** The cells that the bookings say they have; fails where two have the same. */
    private Map<String, String> expectedCells() {
        var expected = new TreeMap<String, String>();
        var all = of.rows()
                .query(Query.prefix("").on("byStart").limit(20_000), Booking.class)
                .data();
        for (Booking booking : all.stream().map(Stored::value).toList()) {
            if (booking.status().isActive()) {
                for (var user : booking.userIds()) {
                    for (var cell : booking.cells().keys()) {
                        var other = expected.put("CELL#" + user + "#" + cell, booking.id());
                        assertEquals(null, other, "two bookings say they have " + user + " " + cell);
                    }
                }
            }
        }
        return expected;
    }

    private static BookingView remembered(ConcurrentLinkedQueue<String> known, BookingView booking) {
        known.add(booking.id());
        return booking;
    }

    /** Does something so many times from so many threads, and counts what became of it. */
    private static Map<String, Integer> together(int times, int threads, Attempt attempt) throws Exception {
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(() -> {
                try {
                    return attempt.made(number).status().wire();
                } catch (Problem problem) {
                    return problem.type().name();
                } catch (RuntimeException e) {
                    return e.toString();
                }
            });
        }
        var outcomes = new HashMap<String, Integer>();
        try (var pool = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            for (var future : pool.invokeAll(tasks)) {
                outcomes.merge(future.get(), 1, Integer::sum);
            }
        }
        return outcomes;
    }

    private interface Attempt {
        BookingView made(int number);
    }
}
