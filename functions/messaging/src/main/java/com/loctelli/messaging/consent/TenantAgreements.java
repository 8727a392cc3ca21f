package com.loctelli.messaging.consent;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.BatchRead;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.TenantLeads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's agreements as the business tells of them. They lift nothing: who has opted out stays so until they say
 * otherwise themselves, or somebody lifts it for a reason. Some at a time are one transaction that stands on the heads
 * of their ledgers, so that a STOP of the same moment is either before it, and seen, or after it, and holds.
 */
final class TenantAgreements {
    /** Each is an event, its key, an entry of the timeline and at most one head; an audited act adds two items. */
    private static final int TOGETHER = 20;

    private static final int TRIES = 6;
    private static final Set<ProblemType> OVERTAKEN = Set.of(Ledger.HEAD_MOVED, Ledger.ENTERED);

    private final Platform platform;
    private final Rows rows;
    private final Ledger ledger;
    private final TenantLeads leads;

    TenantAgreements(Platform platform, Tenant tenant, TenantLeads leads) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.MESSAGING).of(tenant);
        this.ledger = new Ledger(platform, rows);
        this.leads = leads;
    }

    /** Enters them, and says of each what became of it. */
    List<AgreementOutcome> enter(List<NotedAgreement> all, Actor by) {
        var outcomes = new ArrayList<AgreementOutcome>();
        for (int i = 0; i < all.size(); i += TOGETHER) {
            outcomes.addAll(together(all.subList(i, Math.min(all.size(), i + TOGETHER)), by));
        }
        return outcomes;
    }

    /** Enters one. */
    AgreementOutcome enter(NotedAgreement one, Actor by) {
        return Optimistic.retried(TRIES, OVERTAKEN, () -> once(List.of(one), by).getFirst());
    }

    private List<AgreementOutcome> together(List<NotedAgreement> some, Actor by) {
        try {
            return once(some, by);
        } catch (Problem problem) {
            if (!OVERTAKEN.contains(problem.type())) {
                throw problem;
            }
            // One of these persons said something in between: one by one the others are not kept up by it.
            return some.stream().map(one -> enter(one, by)).toList();
        }
    }

    private List<AgreementOutcome> once(List<NotedAgreement> some, Actor by) {
        var heads = heads(some);
        // After the heads: who revokes between the two reads is seen here, and who does so later has moved the head.
        var objections = objections(some, heads);
        var next = new LinkedHashMap<String, ConsentHead>();
        var entered = new HashSet<String>();
        var writes = new ArrayList<Write>();
        var outcomes = new ArrayList<AgreementOutcome>();
        for (var one : some) {
            var outcome = objection(one, heads, objections);
            if (outcome == null && (isKnown(one, heads) || !entered.add(one.onceKey()))) {
                outcome = AgreementOutcome.UNCHANGED;
            }
            if (outcome == null) {
                var before = Agreement.or(next.get(one.address()), head(one, heads));
                next.put(one.address(), add(one, before, by, writes));
                outcome = AgreementOutcome.ENTERED;
            }
            outcomes.add(outcome);
        }
        next.forEach((address, head) -> writes.add(ledger.moved(address, head(address, heads), head, by)));
        platform.database().commit(writes);
        return outcomes;
    }

    /** Adds what enters it, but for the head that it leaves. */
    private ConsentHead add(NotedAgreement one, @Nullable ConsentHead before, Actor by, List<Write> writes) {
        var consent = one.consent();
        var event = ledger.event(one.address(), consent, by, before);
        boolean isLess = before != null && Agreement.isLess(consent.kind(), before.kind());
        var head = Ledger.next(event, consent, before, isLess ? before : null);
        writes.add(ledger.entry(event, by));
        writes.add(ledger.once(one.onceKey(), head, by));
        var leadId = one.leadId();
        if (leadId != null) {
            var told = LeadEvent.of("agreed", by, platform.clock().now());
            writes.add(leads.event(leadId, told.because(consent.kind())));
        }
        return head;
    }

    /** The heads of their ledgers, and which of them were entered before. */
    private BatchRead.Answer heads(List<NotedAgreement> some) {
        var read = platform.database().batch(rows.tenant());
        for (var one : some) {
            read.want(TableName.MESSAGING, ConsentKeys.head(one.address()))
                    .want(TableName.MESSAGING, ConsentKeys.once(one.onceKey()));
        }
        return read.read();
    }

    /** What keeps texts back, and where the ledger's word is a revocation, the end of the ledger. */
    private BatchRead.Answer objections(List<NotedAgreement> some, BatchRead.Answer heads) {
        var read = platform.database().batch(rows.tenant());
        for (var one : some) {
            read.want(TableName.MESSAGING, ConsentKeys.suppression(one.address()));
            var head = head(one, heads);
            if (head != null && isRevoked(head)) {
                read.want(TableName.MESSAGING, ConsentKeys.event(one.address(), head.seq()));
            }
        }
        return read.read();
    }

    private static @Nullable AgreementOutcome objection(
            NotedAgreement one, BatchRead.Answer heads, BatchRead.Answer objections) {
        var suppression = ConsentKeys.suppression(one.address());
        if (one.isKeptBack()
                || objections
                        .find(TableName.MESSAGING, suppression, Suppression.class)
                        .isPresent()) {
            return AgreementOutcome.OPTED_OUT;
        }
        var head = head(one, heads);
        if (head == null || !isRevoked(head)) {
            return null;
        }
        // Nothing keeps texts back any more, and the ledger's word is still no: only what came after it counts.
        var end = ConsentKeys.event(one.address(), head.seq());
        boolean isLater = objections
                .find(TableName.MESSAGING, end, ConsentEvent.class)
                .filter(said -> one.at().isAfter(said.value().at()))
                .isPresent();
        return isLater ? null : AgreementOutcome.REVOKED_SINCE;
    }

    private static boolean isRevoked(ConsentHead head) {
        return head.kind().equals("revoked") || head.kind().equals("reassigned");
    }

    private static boolean isKnown(NotedAgreement one, BatchRead.Answer heads) {
        return heads.find(TableName.MESSAGING, ConsentKeys.once(one.onceKey()), ConsentHead.class)
                .isPresent();
    }

    private static @Nullable ConsentHead head(NotedAgreement one, BatchRead.Answer heads) {
        return head(one.address(), heads);
    }

    private static @Nullable ConsentHead head(String address, BatchRead.Answer heads) {
        return heads.find(TableName.MESSAGING, ConsentKeys.head(address), ConsentHead.class)
                .map(Stored::value)
                .orElse(null);
    }
}
