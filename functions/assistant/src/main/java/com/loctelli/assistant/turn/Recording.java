package com.loctelli.assistant.turn;

import com.loctelli.assistant.tools.Bench;
import com.loctelli.assistant.tools.Intent;
import com.loctelli.assistant.tools.OfferBook;
import com.loctelli.assistant.tools.Step;
import com.loctelli.bookings.BookingView;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.knowledge.Found;
import com.loctelli.leads.FactView;
import com.loctelli.leads.Lead;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.subaccounts.SubAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a turn began with and that its tools answered, so that it can be played again when the lead, the
 * strategy and the calendar have long become others. Sealed with the prompt, kept and erased with it.
 *
 * @param businessJson a {@link SubAccount}, and the next an {@link AgentBrief}: their parts share names that one reader
 *     of JSON cannot hold apart
 * @param calendarId the calendar that appointments were made in; null where none were
 * @param passages what the model was given of the knowledge bases with the question
 * @param instruction why the agent wrote though nobody wrote to it
 */
@io.avaje.jsonb.Json
record Recording(
        String kind,
        Instant now,
        Conversation head,
        Lead lead,
        @Nullable String businessJson,
        String briefJson,
        @Nullable String calendarId,
        List<StoredMessage> recent,
        List<FactView> facts,
        List<BookingView> bookings,
        OfferBook offers,
        List<Intent> untold,
        @Nullable String summary,
        @Nullable Long summarizedSeq,
        List<Found> passages,
        @Nullable String instruction,
        List<Step> steps) {

    /** Of what a dialogue begins with. */
    static Recording of(Moment moment, AgentBrief brief, Bench bench, @Nullable String instruction) {
        var business = moment.business();
        return new Recording(
                moment.kind(),
                moment.now(),
                moment.head().value(),
                moment.lead().value(),
                business == null ? null : Json.write(business),
                Json.write(brief),
                bench.calendarId(),
                moment.recent(),
                moment.facts(),
                moment.bookings(),
                moment.offers(),
                moment.untold(),
                moment.summary(),
                moment.summarizedSeq(),
                bench.passages(),
                instruction,
                List.of());
    }

    /** The same, with what the tools answered. */
    Recording with(List<Step> done) {
        return new Recording(
                kind,
                now,
                head,
                lead,
                businessJson,
                briefJson,
                calendarId,
                recent,
                facts,
                bookings,
                offers,
                untold,
                summary,
                summarizedSeq,
                passages,
                instruction,
                List.copyOf(done));
    }

    /** The agent as it was. */
    AgentBrief brief() {
        return Json.read(briefJson, AgentBrief.class);
    }

    /** The moment as it was, for another brief; nothing can be sent from it. */
    Moment moment(Tenant tenant, AgentBrief other) {
        return new Moment(
                tenant,
                now,
                kind,
                new Stored<>("", head, 0, now, now, Actor.AI),
                new Stored<>(head.leadId(), lead, 0, now, now, Actor.AI),
                businessJson == null ? null : Json.read(businessJson, SubAccount.class),
                other,
                recent,
                facts,
                bookings,
                offers,
                untold,
                summary,
                summarizedSeq == null ? head.lastSeq() : summarizedSeq,
                null,
                null,
                List.of());
    }

    /** The bench as it was when the model was asked first. */
    Bench bench(Tenant tenant) {
        var bench = new Bench(tenant, head, lead, calendarId, brief().knowledgeBaseIds(), offers, bookings, untold);
        bench.learnt(passages);
        return bench;
    }

    /** Leaves the words out. */
    @Override
    public String toString() {
        return "Recording[" + head.id() + "]";
    }
}
