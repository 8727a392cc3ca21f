package com.loctelli.bookings;

import static com.loctelli.bookings.BookingsFixture.TUESDAY_9;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.OutboxEntry;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.ConversationState;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.leads.TimelineEntry;
import com.loctelli.testkit.lambda.LocalContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordBookingTest {
    private final BookingsFixture of = new BookingsFixture();
    private final TenantLeads leads = new Leads(of.test.platform()).of(of.tenant);

    @Test
    void theLeadsTimelineTellsOfABookingOnceHoweverOftenItIsHeard() {
        var lead = of.lead();
        var wish = new NewBooking(
                of.calendar("ana").id(), lead, TUESDAY_9, null, null, null, null, BookingSource.AI, "k", null);
        var booking = of.bookings.book(wish, of.manager.actor());
        var changed = of.changes().getFirst();
        var worker =
                DaggerBookingsComponent.factory().create(of.test.platform()).recordBooking();

        assertEquals(Outcome.DONE, worker.work(of.tenant, changed));
        assertEquals(Outcome.DONE, worker.work(of.tenant, changed));

        var told = leads.timeline(lead, null, 50).data().stream()
                .filter(entry -> entry.type().startsWith("booking"))
                .toList();
        assertEquals(
                List.of("booking_confirmed"),
                told.stream().map(TimelineEntry::type).toList());
        assertEquals(booking.id(), told.getFirst().ref());
        assertEquals(
                ConversationState.Stage.BOOKED,
                TenantLeads.state(leads.need(lead).value()).stage());
    }

    @Test
    void aChangeOfALeadThatIsGoneIsDoneWith() {
        var lead = of.lead();
        var wish = new NewBooking(
                of.calendar("ana").id(), lead, TUESDAY_9, null, null, null, null, BookingSource.AI, "k", null);
        of.bookings.book(wish, of.manager.actor());
        leads.delete(lead, null);

        assertEquals(1, of.test.drain(QueueName.BOOKING_EVENTS, new RecordBooking.Function(of.test.platform())));
        assertEquals(0, of.test.waiting(QueueName.BOOKING_EVENTS));
    }

    @Test
    void anEventThatAStopKeptFromItsQueueIsSentByTheSweep() {
        var platform = of.test.platform();
        var tenant = platform.directory().register(of.test.admin(), of.tenant.id());
        var event = new BookingChanged(
                "bk_1",
                null,
                "none",
                "confirmed",
                1,
                TUESDAY_9,
                Actor.SYSTEM,
                platform.clock().now());
        var envelope = platform.envelopes().seal(tenant, "ev_1", "BookingChanged", "trace", Json.write(event));
        var entry = new OutboxEntry(QueueName.BOOKING_EVENTS.name(), envelope, "", "");
        platform.database().commit(of.rows().put("OUTBOX#1", entry, Actor.SYSTEM));
        of.test.clock().advance(Duration.ofMinutes(1));

        new SweepBookingEvents.Function(platform)
                .handleRequest(Map.of(), new LocalContext("test", "sweep", Long.MAX_VALUE));

        assertEquals(List.of(event), of.changes());
        assertEquals(List.of(), of.keys());
    }
}
