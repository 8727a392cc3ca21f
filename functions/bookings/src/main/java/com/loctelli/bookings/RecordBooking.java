package com.loctelli.bookings;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.ConversationState;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.Leads;
import javax.inject.Inject;

/**
 * Hears of every change of a booking: tells it in the lead's timeline, notes in the lead's conversation state that an
 * appointment is made, plans its reminders, and gives back what a move of a long booking left taken. Each is the same done
 * twice.
 */
public final class RecordBooking implements Worker<BookingChanged> {
    private static final ConversationState BOOKED =
            new ConversationState(null, null, null, null, null, null, ConversationState.Stage.BOOKED, null, null, null);

    private final Platform platform;
    private final Bookings bookings;
    private final Leads leads;

    @Inject
    RecordBooking(Platform platform, Bookings bookings, Leads leads) {
        this.platform = platform;
        this.bookings = bookings;
        this.leads = leads;
    }

    @Override
    public Outcome work(Tenant tenant, BookingChanged changed) {
        var booking = bookings.of(tenant).stored(changed.bookingId());
        if (booking != null) {
            bookings.of(tenant).giveBack(booking);
            bookings.of(tenant).planReminders(booking, changed);
        }
        var leadId = changed.leadId();
        if (leadId == null || leads.of(tenant).find(leadId) == null) {
            return Outcome.DONE;
        }
        var event = LeadEvent.of("booking_" + changed.to(), changed.actor(), changed.at())
                .moving(changed.from(), changed.to())
                .about(changed.bookingId());
        platform.database().commit(leads.of(tenant).event(leadId, event));
        if (booking != null && booking.value().status().isActive()) {
            leads.of(tenant).learn(leadId, BOOKED, null, changed.actor());
        }
        return Outcome.DONE;
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<BookingChanged> {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    BookingChanged.class,
                    DaggerBookingsComponent.factory().create(platform).recordBooking());
        }
    }
}
