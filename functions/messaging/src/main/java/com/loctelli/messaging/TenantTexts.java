package com.loctelli.messaging;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.messaging.decision.Purpose;
import com.loctelli.messaging.decision.Segments;
import com.loctelli.messaging.decision.SendingRules;
import com.loctelli.messaging.decision.TenantRules;
import com.loctelli.messaging.decision.Verdict;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextPointer;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.SenderRoster;
import com.loctelli.messaging.tally.Counted;
import com.loctelli.messaging.tally.Tallies;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's texts. {@link #send} does all; who writes more in the same transaction reads {@link #facts} first, whenever
 * it likes, judges by {@link #prepare}, which reads nothing, and commits. The file is long because every way to ask for a
 * text, or to judge one again, is in it: there is to be no other.
 */
public final class TenantTexts {
    /** How long a hint may take before the sweep gives another. */
    private static final Duration HINT = Duration.ofSeconds(30);
    /** The same for a campaign's, of which a minute or two of work waits in the queue by intention. */
    private static final Duration BULK_HINT = Duration.ofMinutes(5);

    private final Platform platform;
    private final Tenant tenant;
    private final Rows rows;

    TenantTexts(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.tenant = tenant;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
    }

    /** Reads what the rules need, in one trip. */
    public SendingFacts facts(String to, @Nullable Lead lead) {
        return factsOf(FactsReader.want(platform.database().batch(tenant), to).read(), to, lead);
    }

    /** Adds what the rules need to a read of yours; {@link #factsOf} takes it from the answer. */
    public BatchRead want(BatchRead read, String to) {
        return FactsReader.want(read, to);
    }

    /** The facts from the answer of a read that {@link #want} was added to. */
    public SendingFacts factsOf(BatchRead.Answer answer, String to, @Nullable Lead lead) {
        return FactsReader.facts(answer, to, lead, platform.clock().now());
    }

    /** Judges the text now and makes its writes; reads nothing. */
    public PreparedText prepare(SendingFacts facts, TextRequest request) {
        return prepare(facts, request, Purpose.of(request.purpose()));
    }

    /**
     * The same for one of very many, with three writes less: the caller's own transaction makes sure that the text is
     * asked for once, and counts it with the others ({@link Tallies}); an opt-out that comes in between is found where
     * the text would leave, which is the place that decides for every text.
     */
    public PreparedText prepareOneOfMany(SendingFacts facts, TextRequest request) {
        return judged(facts, request, Purpose.of(request.purpose()));
    }

    PreparedText prepare(SendingFacts facts, TextRequest request, Purpose purpose) {
        var text = judged(facts, request, purpose);
        var writes = new ArrayList<>(text.writes());
        writes.add(rows.insert(TextKeys.dedupe(request.dedupeKey()), new TextPointer(text.id()), request.author())
                .otherwise(found -> MessagingProblems.ALREADY_REQUESTED
                        .problem()
                        .with("textId", found == null ? "" : found.text("textId"))));
        if (text.status() != TextState.SKIPPED && purpose != Purpose.CONFIRMATION) {
            writes.add(TenantDeliveries.notSuppressed(rows, request.to(), purpose)
                    .otherwise(MessagingProblems.SUPPRESSED));
        }
        writes.addAll(Tallies.writes(rows, text.counted()));
        return new PreparedText(
                text.id(), text.status(), text.decision(), text.notBefore(), writes, text.messages(), text.counted());
    }

    private PreparedText judged(SendingFacts facts, TextRequest request, Purpose purpose) {
        var now = platform.clock().now();
        var sender = facts.roster().choose(request.from(), request.to());
        var body = body(facts, request, purpose, now);
        var length = Segments.of(body);
        var verdict = SendingRules.judge(facts.evidence(sender, now), purpose, length, now);
        var id = platform.ids().next("sm");
        var state = switch (verdict) {
            case Verdict.Now _ -> TextState.PENDING;
            case Verdict.Later _ -> TextState.DEFERRED;
            case Verdict.Never _ -> TextState.SKIPPED;
        };
        var notBefore = verdict instanceof Verdict.Later later ? later.notBefore() : null;
        var from = sender == null ? null : sender.phone();
        var day = LocalDate.ofInstant(now, facts.rules().zone()).toString();
        var text = new SmsMessage(
                id,
                request.leadId(),
                request.conversationId(),
                idOf("campaign", request.author()),
                idOf("reminder", request.author()),
                request.dedupeKey(),
                request.to(),
                from,
                sender == null ? null : sender.messagingServiceSid(),
                platform.cipher().seal(tenant, id, body),
                length.segments(),
                length.encoding(),
                facts.footer().isToldBy(body) ? Boolean.TRUE : null,
                purpose,
                request.author(),
                state,
                state.rank(),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                verdict.decision(),
                notBefore,
                null,
                null,
                null,
                day,
                verdict instanceof Verdict.Now && purpose == Purpose.MARKETING ? SecondLook.allowed(facts, now) : null);
        var writes = List.of(indexed(rows.insert(TextKeys.text(id), text, request.author()), text, now));
        var messages = state == TextState.PENDING ? List.of(hint(text, "0")) : List.<Outgoing>of();
        var counted = new Counted(id, day, purpose, null, state);
        return new PreparedText(id, state, verdict.decision(), notBefore, writes, messages, counted);
    }

    /** Judges a text that waits once more, at the clock's now: for texts that may leave at certain hours only. */
    public Verdict judgeAgain(SmsMessage text) {
        return new SecondLook(platform, tenant).at(text);
    }

    /** The same for many, with one read for all of them; in the order of the texts. */
    public List<Verdict> judgeAgain(List<SmsMessage> texts) {
        return new SecondLook(platform, tenant).at(texts);
    }

    /** What the rules would say of the text now; nothing is written. */
    public Verdict preview(SendingFacts facts, TextRequest request) {
        return preview(facts, request, platform.clock().now());
    }

    /** What the rules would say of the text at an instant, by what is known now. */
    public Verdict preview(SendingFacts facts, TextRequest request, Instant at) {
        return SendingRules.judge(
                facts.evidence(facts.roster().choose(request.from(), request.to()), at),
                Purpose.of(request.purpose()),
                Segments.of(body(facts, request)),
                at);
    }

    /** The words that would leave now: the text, and how to opt out where that is due. */
    public String body(SendingFacts facts, TextRequest request) {
        return body(
                facts, request, Purpose.of(request.purpose()), platform.clock().now());
    }

    private static String body(SendingFacts facts, TextRequest request, Purpose purpose, Instant now) {
        return purpose == Purpose.CONFIRMATION ? request.text() : facts.footer().on(request.text(), now);
    }

    /** Judges, stores and enqueues a text. The same dedupe key answers the first text and makes nothing new. */
    public SentText send(TextRequest request) {
        for (int attempt = 1; ; attempt++) {
            var lead = request.leadId() == null ? null : lead(request.leadId());
            var prepared = prepare(facts(request.to(), lead), request);
            try {
                platform.database().commit(prepared.writes());
                enqueue(prepared.messages());
                return new SentText(prepared.id(), prepared.status(), prepared.decision(), true);
            } catch (Problem problem) {
                if (problem.type().equals(MessagingProblems.ALREADY_REQUESTED)
                        && problem.members().get("textId") instanceof String first) {
                    var text = rows.need(TextKeys.text(first), SmsMessage.class).value();
                    return new SentText(first, text.status(), text.decision(), false);
                }
                // An opt-out came in between: read and judge again, so that the refusal is recorded.
                if (!problem.type().equals(MessagingProblems.SUPPRESSED) || attempt > 1) {
                    throw problem;
                }
            }
        }
    }

    /** Gives the worker its hints; what SQS does not take now, the sweep gives later. */
    public void enqueue(List<Outgoing> messages) {
        try {
            platform.queues().sendAll(messages);
        } catch (RuntimeException _) {
            // The text is stored and due: its hint comes from the sweep.
            return;
        }
    }

    /**
     * A new hint for a text that waits; {@code nth} tells it from earlier ones. The texts of campaigns queue in a group
     * of their own, so that what a person or the agent writes from the same number does not wait behind them.
     */
    public Outgoing hint(SmsMessage text, String nth) {
        return Outgoing.inOrder(
                QueueName.SENDS,
                tenant,
                new DueText(text.id()),
                tenant.partition() + "#" + text.from() + (text.campaignId() == null ? "" : "#bulk"),
                text.id() + "#" + nth);
    }

    /** The text, or null. */
    public @Nullable TextView find(String id) {
        var found = rows.get(TextKeys.text(id), SmsMessage.class);
        return found == null ? null : view(found);
    }

    /** Those of the texts that are there, by id, in one trip per hundred. */
    public Map<String, TextView> all(Collection<String> ids) {
        var found = new LinkedHashMap<String, TextView>();
        rows.all(ids.stream().map(TextKeys::text).toList(), SmsMessage.class)
                .forEach(text -> found.put(text.value().id(), view(text)));
        return found;
    }

    /** The texts, newest first; those of one lead where one is named. */
    public Page<TextView> list(@Nullable String leadId, @Nullable String cursor, int limit) {
        var query = leadId == null
                ? Query.prefix("").on(TextKeys.BY_TIME)
                : Query.prefix(leadId + "#").on(TextKeys.BY_LEAD);
        return rows.query(query.newestFirst().after(cursor).limit(limit), SmsMessage.class)
                .map(this::view);
    }

    /** Whether the sub-account may text at all: nobody has suspended it or switched texting off. */
    public boolean canText() {
        return rules().canText();
    }

    /** The numbers to text from. */
    public List<SenderNumber> senders() {
        return roster().senders();
    }

    /** The number used where nothing else is said; empty where there is none. */
    public Optional<SenderNumber> defaultSender() {
        return Optional.ofNullable(roster().defaultSender());
    }

    /** The country that a number without a calling code is in. */
    String country() {
        return rules().country();
    }

    /** The sub-account's own zone. */
    public ZoneId zone() {
        return rules().zone();
    }

    private TenantRules rules() {
        var stored = platform.database().table(TableName.SUBACCOUNTS).of(tenant).get(SubAccounts.KEY, SubAccount.class);
        return HouseRules.of(stored == null ? null : stored.value());
    }

    private SenderRoster roster() {
        var stored = rows.get(SenderRoster.KEY, SenderRoster.class);
        return stored == null ? SenderRoster.EMPTY : stored.value();
    }

    private @Nullable Lead lead(String leadId) {
        var stored = platform.database().table(TableName.LEADS).of(tenant).get(TenantLeads.key(leadId), Lead.class);
        return stored == null ? null : stored.value();
    }

    /** What the author writes for: a campaign's texts are a campaign's, a reminder is of a booking. */
    private static @Nullable String idOf(String type, Actor author) {
        return author.type().equals(type) ? author.id() : null;
    }

    private static Write indexed(Write write, SmsMessage text, Instant now) {
        write.with(TextKeys.BY_TIME, TextKeys.time(now, text.id()));
        var leadId = text.leadId();
        if (leadId != null) {
            write.with(TextKeys.BY_LEAD, TextKeys.lead(leadId, now, text.id()));
        }
        if (text.status() == TextState.SKIPPED) {
            return write;
        }
        var hint = text.campaignId() == null ? HINT : BULK_HINT;
        var due = text.notBefore() == null ? now.plus(hint) : text.notBefore();
        return write.with(TextKeys.BY_DUE, TextKeys.due(due, text.id()));
    }

    private TextView view(Stored<SmsMessage> stored) {
        var sms = stored.value();
        return TextView.of(stored, platform.cipher().open(tenant, sms.id(), sms.bodyEnc()));
    }
}
