package com.loctelli.evals;

import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.bookings.BookingView;
import com.loctelli.bookings.Bookings;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.evals.stage.Stage;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.FactView;
import com.loctelli.leads.Leads;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of a rehearsal that is over.
 *
 * @param head null where no conversation came about
 * @param taken times that somebody else took during the rehearsal
 * @param handed what was handed to a carrier
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
        List<Stage.Handed> handed,
        List<String> lost) {
    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final int PAGE = 200;

    static Truth of(Stage stage, Tenant sandbox, String leadId, List<BookingView> taken) {
        var platform = stage.platform();
        var lead = new Leads(platform).of(sandbox).need(leadId).value();
        var id = Conversations.idOf(leadId);
        var conversations = new Conversations(platform).of(sandbox);
        var head = conversations.find(id);
        return new Truth(
                head == null ? null : head.value(),
                ZoneId.of(lead.timezone()),
                conversations.recent(id, PAGE),
                turns(stage, sandbox, id),
                new Bookings(platform).of(sandbox).ofLead(leadId),
                taken,
                new Leads(platform).of(sandbox).facts(leadId),
                stage.handed(),
                stage.lost());
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
