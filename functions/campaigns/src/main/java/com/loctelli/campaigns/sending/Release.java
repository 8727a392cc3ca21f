package com.loctelli.campaigns.sending;

import com.loctelli.campaigns.Campaign;
import com.loctelli.campaigns.CampaignKeys;
import com.loctelli.campaigns.CampaignProblems;
import com.loctelli.campaigns.CampaignStatus;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.campaigns.recipients.RecipientState;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.SendingFacts;
import com.loctelli.messaging.TenantTexts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.Segments;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.tally.Counted;
import com.loctelli.messaging.tally.Tallies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Releases recipients: each text, its recipient's new state and the campaign's totals are one transaction, which is
 * refused as soon as the campaign is not being sent. Several recipients share a transaction; where one of them stands
 * in the way, they are taken one by one.
 */
final class Release {
    /** With three writes a recipient, one for the campaign and one for the counts below what a transaction may hold. */
    static final int TOGETHER = 32;

    private static final int TRIES = 3;
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;
    private final TenantTexts texts;
    private final Campaign campaign;
    private final SendingRoom room;

    Release(Platform platform, Tenant tenant, Texts texts, Campaign campaign, SendingRoom room) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.CAMPAIGNS).of(tenant);
        this.texts = texts.of(tenant);
        this.campaign = campaign;
        this.room = room;
    }

    /** What a transaction adds to the campaign's totals. */
    private record Totals(long released, long waiting, long queued, long skipped, long deferred) {
        private static final Totals NONE = new Totals(0, 0, 0, 0, 0);
        private static final Totals LATER = new Totals(0, 0, 0, 0, 1);
        private static final Totals QUEUED = new Totals(1, 1, 1, 0, 0);
        private static final Totals SKIPPED = new Totals(1, 0, 0, 1, 0);

        Totals and(Totals more) {
            return new Totals(
                    released + more.released,
                    waiting + more.waiting,
                    queued + more.queued,
                    skipped + more.skipped,
                    deferred + more.deferred);
        }

        /** The same of somebody who had waited for an hour at which they may be texted. */
        Totals ofDeferred() {
            return new Totals(released, waiting, queued, skipped, deferred - 1);
        }
    }

    /** The answer of {@link #release} where the campaign is no longer being sent. */
    static final long NOT_SENDING = -1;
    /** That somebody else did something about one of them. */
    private static final long IN_THE_WAY = -2;

    /**
     * Releases those of the recipients who still wait; returns how many texts that made.
     *
     * @param some as the index has them, which may be a moment behind: who was released meanwhile is not released again
     */
    long release(List<Stored<Recipient>> some) {
        long made = tried(some);
        return made == IN_THE_WAY ? oneByOne(some) : made;
    }

    private long tried(List<Stored<Recipient>> some) {
        try {
            long made = once(some);
            room.keep();
            return made;
        } catch (Problem problem) {
            boolean isHeld = problem.type().equals(CampaignProblems.NOT_SENDING);
            if (!isHeld && !problem.type().equals(CampaignProblems.RECIPIENT_MOVED)) {
                throw problem;
            }
            room.giveBack();
            return isHeld ? NOT_SENDING : IN_THE_WAY;
        }
    }

    /** Reads each as they are now, and releases those who still wait; whoever is still in the way waits for a tick. */
    private long oneByOne(List<Stored<Recipient>> some) {
        long made = 0;
        for (var one : some) {
            long more = IN_THE_WAY;
            for (int attempt = 1; attempt <= TRIES && more == IN_THE_WAY; attempt++) {
                var found = rows.get(one.sk(), Recipient.class);
                boolean isWaiting = found != null && found.value().state().isBeforeRelease();
                more = found != null && isWaiting ? tried(List.of(found)) : 0;
            }
            if (more == NOT_SENDING) {
                return NOT_SENDING;
            }
            made += Math.max(0, more);
        }
        return made;
    }

    private long once(List<Stored<Recipient>> some) {
        var read = platform.database().batch(tenant);
        for (var one : some) {
            read.want(TableName.LEADS, TenantLeads.key(one.value().leadId()));
            texts.want(read, one.value().to());
        }
        var answer = read.read();
        var now = platform.clock().now();
        var writes = new ArrayList<Write>();
        var messages = new ArrayList<Outgoing>();
        var counted = new ArrayList<Counted>();
        var totals = Totals.NONE;
        for (var one : some) {
            var lead = answer.find(TableName.LEADS, TenantLeads.key(one.value().leadId()), Lead.class)
                    .map(Stored::value)
                    .orElse(null);
            var step = step(one.value(), lead, answer);
            if (step instanceof Step.Text text) {
                writes.addAll(text.prepared().writes());
                messages.addAll(text.prepared().messages());
                counted.add(text.prepared().counted());
            }
            if (step != null) {
                totals = totals.and(add(one, step, now, writes));
            }
        }
        if (writes.isEmpty()) {
            return 0;
        }
        writes.addFirst(ofCampaign(totals, now));
        writes.addAll(
                Tallies.writes(platform.database().table(TableName.MESSAGING).of(tenant), counted));
        platform.database().commit(writes);
        texts.enqueue(messages);
        return totals.queued();
    }

    /** What is done about a recipient now; null where their number or carrier takes nothing more at this time. */
    private @Nullable Step step(Recipient one, @Nullable Lead lead, BatchRead.Answer answer) {
        if (lead == null || lead.erasedAt() != null || lead.mergedIntoId() != null) {
            return new Step.Never("lead_gone");
        }
        if (!one.to().equals(lead.phone())) {
            return new Step.Never("number_changed");
        }
        var opens = campaign.opensFor(lead);
        if (opens != null && opens.isAfter(platform.clock().now())) {
            return new Step.Later(opens);
        }
        var words = campaign.merge().of(lead);
        if (words == null || words.isBlank()) {
            return new Step.Never("missing_field");
        }
        if (words.length() > TextRequest.LONGEST) {
            return new Step.Never("too_long");
        }
        var facts = texts.factsOf(answer, one.to(), lead);
        var request = new TextRequest(
                one.to(),
                words,
                one.leadId(),
                null,
                campaign.purpose().wire(),
                "campaign:" + campaign.id() + ":" + one.leadId(),
                campaign.from(),
                new Actor("campaign", campaign.id()));
        var prepared = texts.prepareOneOfMany(facts, request);
        if (prepared.decision().isPassing()) {
            // Nobody may be texted just now, which is no verdict on this one.
            room.passOver();
            return null;
        }
        if (prepared.status() == TextState.PENDING && !isTaken(facts, request)) {
            return null;
        }
        var until = prepared.notBefore();
        return prepared.status() == TextState.DEFERRED && until != null
                ? new Step.Later(until)
                : new Step.Text(prepared);
    }

    /** Whether the number that is the person's and their carrier take the text now, which is then counted. */
    private boolean isTaken(SendingFacts facts, TextRequest request) {
        var sender = facts.roster().choose(request.from(), request.to());
        var carrier = DestinationCarrier.of(
                request.to(), facts.frequency().carrierAt(platform.clock().now()));
        return sender == null
                || room.takes(
                        sender,
                        carrier,
                        () -> Segments.of(texts.body(facts, request)).segments());
    }

    private Totals add(Stored<Recipient> found, Step step, Instant now, List<Write> writes) {
        var leadId = found.value().leadId();
        var update = new Update().remove("deferUntil");
        var totals = switch (step) {
            case Step.Later later -> {
                update = new Update()
                        .set("state", RecipientState.DEFERRED.wire())
                        .set("deferUntil", later.at())
                        .set(CampaignKeys.BY_STATE, CampaignKeys.release(campaign.id(), later.at(), leadId));
                yield Totals.LATER;
            }
            case Step.Text text
            when text.prepared().status() == TextState.SKIPPED -> {
                var rule = text.prepared().decision().refusedBy();
                skipped(update, rule == null ? "rule" : rule, now)
                        .set("textId", text.prepared().id());
                yield Totals.SKIPPED;
            }
            case Step.Text text -> {
                queued(update, text.prepared().id(), now, leadId);
                yield Totals.QUEUED;
            }
            case Step.Never never -> {
                skipped(update, never.reason(), now);
                yield Totals.SKIPPED;
            }
        };
        writes.add(rows.update(found.sk(), update)
                .when(Condition.equal("version", found.version()))
                .otherwise(CampaignProblems.RECIPIENT_MOVED));
        return found.value().state() == RecipientState.DEFERRED ? totals.ofDeferred() : totals;
    }

    private static Update skipped(Update update, String reason, Instant now) {
        return update.set("state", RecipientState.SKIPPED.wire())
                .set("skipReason", reason)
                .set("releasedAt", now)
                .remove(CampaignKeys.BY_STATE);
    }

    private void queued(Update update, String textId, Instant now, String leadId) {
        update.set("state", RecipientState.QUEUED.wire())
                .set("isWaiting", true)
                .set("textId", textId)
                .set("releasedAt", now)
                .set(CampaignKeys.BY_STATE, CampaignKeys.look(campaign.id(), now.plus(FIRST_LOOK), leadId));
    }

    private Write ofCampaign(Totals totals, Instant now) {
        var update = new Update()
                .add("released", totals.released())
                .add("waiting", totals.waiting())
                .add("counters.queued", totals.queued())
                .add("counters.skipped", totals.skipped())
                .add("deferred", totals.deferred())
                .set("lastReleasedAt", now);
        return rows.update(CampaignKeys.campaign(campaign.id()), update)
                .when(Condition.equal("status", CampaignStatus.SENDING.wire()))
                .otherwise(CampaignProblems.NOT_SENDING);
    }
}
