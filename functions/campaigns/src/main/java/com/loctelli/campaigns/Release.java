package com.loctelli.campaigns;

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
import com.loctelli.messaging.MessagingProblems;
import com.loctelli.messaging.SendingFacts;
import com.loctelli.messaging.TenantTexts;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.decision.Segments;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.DestinationCarrier;
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
    /** With five writes a recipient and one for the campaign below what a transaction and a read may hold. */
    static final int TOGETHER = 18;

    private static final int TRIES = 3;
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;
    private final TenantTexts texts;
    private final Campaign campaign;
    private final CarrierRoom carriers;

    Release(Platform platform, Tenant tenant, Texts texts, Campaign campaign, CarrierRoom carriers) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.CAMPAIGNS).of(tenant);
        this.texts = texts.of(tenant);
        this.campaign = campaign;
        this.carriers = carriers;
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

    /** Releases those of the recipients who still wait; returns how many texts that made. */
    long release(List<Recipient> some) {
        return release(some, null, 1);
    }

    private long release(List<Recipient> some, @Nullable String known, int attempt) {
        try {
            return once(some, known);
        } catch (Problem problem) {
            if (problem.type().equals(CampaignProblems.NOT_SENDING)) {
                return NOT_SENDING;
            }
            boolean isAboutOne = problem.type().equals(MessagingProblems.SUPPRESSED)
                    || problem.type().equals(MessagingProblems.ALREADY_REQUESTED)
                    || problem.type().equals(CampaignProblems.RECIPIENT_MOVED);
            if (!isAboutOne) {
                throw problem;
            }
            if (some.size() > 1) {
                return oneByOne(some);
            }
            // An opt-out, another tick or a text of before stood in the way: read and judge again, so that it is
            // recorded; whoever is still in the way then waits for the next tick.
            var text = problem.members().get("textId") instanceof String first ? first : null;
            return attempt == TRIES ? 0 : release(some, text, attempt + 1);
        }
    }

    private long oneByOne(List<Recipient> some) {
        long made = 0;
        for (var one : some) {
            long more = release(List.of(one), null, 1);
            if (more == NOT_SENDING) {
                return NOT_SENDING;
            }
            made += more;
        }
        return made;
    }

    /** @param known the text that one recipient has already, or null */
    private long once(List<Recipient> some, @Nullable String known) {
        var read = platform.database().batch(tenant);
        for (var one : some) {
            read.want(TableName.CAMPAIGNS, CampaignKeys.recipient(campaign.id(), one.leadId()))
                    .want(TableName.LEADS, TenantLeads.key(one.leadId()));
            texts.want(read, one.to());
        }
        var answer = read.read();
        var now = platform.clock().now();
        var writes = new ArrayList<Write>();
        var messages = new ArrayList<Outgoing>();
        var totals = Totals.NONE;
        for (var one : some) {
            var found = answer.find(
                            TableName.CAMPAIGNS, CampaignKeys.recipient(campaign.id(), one.leadId()), Recipient.class)
                    .orElse(null);
            if (found == null || !found.value().state().isBeforeRelease()) {
                continue;
            }
            var lead = answer.find(TableName.LEADS, TenantLeads.key(one.leadId()), Lead.class)
                    .map(Stored::value)
                    .orElse(null);
            var step = known != null ? new Step.Known(known) : step(found.value(), lead, answer);
            if (step != null) {
                totals = totals.and(add(found, step, now, writes, messages));
            }
        }
        if (writes.isEmpty()) {
            return 0;
        }
        writes.addFirst(ofCampaign(totals, now));
        platform.database().commit(writes);
        texts.enqueue(messages);
        return totals.queued();
    }

    /** What is done about a recipient now; null where their carrier takes no more at this time. */
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
                null,
                new Actor("campaign", campaign.id()));
        var prepared = texts.prepare(facts, request);
        if (prepared.status() == TextState.PENDING && !isTaken(facts, request)) {
            return null;
        }
        var until = prepared.notBefore();
        return prepared.status() == TextState.DEFERRED && until != null
                ? new Step.Later(until)
                : new Step.Text(prepared);
    }

    /** Whether the person's carrier takes the text now, which is then counted. */
    private boolean isTaken(SendingFacts facts, TextRequest request) {
        var carrier = DestinationCarrier.of(request.to(), facts.frequency().carrier());
        return !carriers.isLimited(carrier)
                || carriers.takes(
                        carrier, Segments.of(texts.body(facts, request)).segments());
    }

    private Totals add(Stored<Recipient> found, Step step, Instant now, List<Write> writes, List<Outgoing> messages) {
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
                writes.addAll(text.prepared().writes());
                var rule = text.prepared().decision().refusedBy();
                skipped(update, rule == null ? "rule" : rule, now)
                        .set("textId", text.prepared().id());
                yield Totals.SKIPPED;
            }
            case Step.Text text -> {
                writes.addAll(text.prepared().writes());
                messages.addAll(text.prepared().messages());
                queued(update, text.prepared().id(), now, leadId);
                yield Totals.QUEUED;
            }
            case Step.Known known -> {
                queued(update, known.textId(), now, leadId);
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
