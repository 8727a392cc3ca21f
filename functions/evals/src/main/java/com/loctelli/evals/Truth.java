package com.loctelli.evals;

import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.bookings.BookingStatus;
import com.loctelli.bookings.BookingView;
import com.loctelli.bookings.Bookings;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.FactView;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of a rehearsal that is over.
 *
 * @param head null where no conversation came about
 * @param taken times that somebody else took during the rehearsal and still has
 * @param texts the agent's texts as they are kept
 * @param handed what was handed to a carrier, to others too
 * @param lost what no worker could do
 */
record Truth(
        @Nullable Conversation head,
        ZoneId zone,
        List<StoredMessage> messages,
        List<TurnView> turns,
        List<BookingView> bookings,
        List<BookingView> taken,
        List<FactView> facts,
        List<SmsMessage> texts,
        List<Stage.Handed> handed,
        List<String> lost) {
    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final int PAGE = 200;

    static Truth of(Stage stage, Tenant sandbox, String leadId) {
        var platform = stage.platform();
        var lead = new Leads(platform).of(sandbox).need(leadId).value();
        var id = Conversations.idOf(leadId);
        var conversations = new Conversations(platform).of(sandbox);
        var head = conversations.find(id);
        var messages = conversations.recent(id, PAGE);
        return new Truth(
                head == null ? null : head.value(),
                ZoneId.of(lead.timezone()),
                messages,
                turns(stage, sandbox, id),
                new Bookings(platform).of(sandbox).ofLead(leadId),
                List.of(),
                new Leads(platform).of(sandbox).facts(leadId),
                texts(stage, sandbox, messages),
                stage.handed(),
                stage.lost());
    }

    private static List<SmsMessage> texts(Stage stage, Tenant sandbox, List<StoredMessage> messages) {
        var ids = messages.stream()
                .filter(message -> message.author().type().equals("ai"))
                .map(StoredMessage::textId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Deliveries(stage.platform(), new Consents(stage.platform()))
                .of(sandbox).all(ids).stream().map(Stored::value).toList();
    }

    private static List<TurnView> turns(Stage stage, Tenant sandbox, String id) {
        var out = new ArrayList<TurnView>();
        @Nullable String cursor = null;
        do {
            var page = new Turns(stage.platform()).list(sandbox, id, cursor, 100);
            out.addAll(page.data());
            cursor = page.next();
        } while (cursor != null);
        return out.reversed();
    }

    /** The same, where of the times taken those count that are not the lead's own. */
    Truth beside(List<BookingView> all) {
        var others = all.stream()
                .filter(booking -> booking.status() == BookingStatus.CONFIRMED && !bookings.contains(booking))
                .toList();
        return new Truth(head, zone, messages, turns, bookings, others, facts, texts, handed, lost);
    }

    /** The agent's messages. */
    List<StoredMessage> said() {
        return messages.stream()
                .filter(message -> message.author().type().equals("ai"))
                .toList();
    }

    /** The time of a booking as the lead is told it. */
    String told(BookingView booking) {
        return TOLD.format(booking.startAt().atZone(zone));
    }
}
