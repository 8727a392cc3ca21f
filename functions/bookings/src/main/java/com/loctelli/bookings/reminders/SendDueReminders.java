package com.loctelli.bookings.reminders;

import com.loctelli.bookings.Booking;
import com.loctelli.bookings.Bookings;
import com.loctelli.bookings.calendars.ReminderWords;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.Notices;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.delivery.TextState;
import java.time.ZoneId;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Every minute: sends the reminders whose time has come. Each is looked at again first, is one text however often it is
 * tried, and stands in the lead's conversation.
 */
public final class SendDueReminders {
    private static final int MOST = 200;

    private final Platform platform;
    private final Bookings bookings;
    private final Leads leads;
    private final Texts texts;
    private final Conversations conversations;

    @Inject
    SendDueReminders(Platform platform, Bookings bookings, Leads leads, Texts texts, Conversations conversations) {
        this.platform = platform;
        this.bookings = bookings;
        this.leads = leads;
        this.texts = texts;
        this.conversations = conversations;
    }

    /** Sends one tenant's; returns how many were due. One that fails comes again and does not keep the others. */
    public int of(Tenant tenant) {
        var reminders = new Reminders(platform, tenant);
        var due = reminders.due(platform.clock().now(), MOST);
        @Nullable RuntimeException failure = null;
        for (var one : due) {
            try {
                remind(tenant, one.value());
                reminders.done(one);
            } catch (RuntimeException e) {
                failure = Objects.requireNonNullElse(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return due.size();
    }

    private void remind(Tenant tenant, DueReminder due) {
        var booking = bookings.of(tenant).current(due.bookingId());
        // One that comes when the appointment has begun reminds of nothing.
        if (booking == null
                || !due.isOf(booking)
                || !due.startAt().isAfter(platform.clock().now())) {
            return;
        }
        var leadId = booking.leadId();
        var lead = leadId == null ? null : leads.of(tenant).find(leadId);
        var phone = lead == null ? null : lead.value().phone();
        if (lead == null || phone == null) {
            return;
        }
        var facts = texts.of(tenant).facts(phone, lead.value());
        var language = lead.value().language();
        var words = ReminderWords.of(
                due.template(),
                language == null ? facts.locale() : language,
                about(booking, lead.value(), facts.business()));
        var author = new Actor("reminder", booking.id());
        var sent = conversations
                .notices(tenant)
                .send(lead, facts, new Notices.Notice(words, "transactional", due.dedupeKey(), author));
        if (sent.isNew() && sent.status() != TextState.SKIPPED) {
            tell(tenant, lead, booking, sent.id());
        }
    }

    private static ReminderWords.About about(Booking booking, Lead lead, String business) {
        var zone = booking.timezone();
        var place = booking.location();
        return new ReminderWords.About(
                lead.firstName() == null ? lead.name() : lead.firstName(),
                business,
                booking.startAt(),
                ZoneId.of(zone == null ? lead.timezone() : zone),
                place == null ? null : place.value());
    }

    private void tell(Tenant tenant, Stored<Lead> lead, Booking booking, String textId) {
        var told = LeadEvent.of(
                        "booking_reminded",
                        new Actor("reminder", booking.id()),
                        platform.clock().now())
                .about(textId);
        platform.database().commit(leads.of(tenant).event(lead.sk(), told));
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerRemindersComponent.factory().create(platform).sendDueReminders()::of);
        }
    }
}
