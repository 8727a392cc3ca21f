package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A lead's facts. Of a budget, a timeline and a decision maker one counts at a time: a newer one takes its place and
 * the older stays to be seen. Of the others each value counts once.
 */
final class LeadFacts {
    private static final int TRIES = 6;

    private final Platform platform;
    private final Rows rows;
    private final LeadEdits edits;

    LeadFacts(Platform platform, Rows rows, LeadEdits edits) {
        this.platform = platform;
        this.rows = rows;
        this.edits = edits;
    }

    static Query all(String leadId) {
        return Query.prefix(LeadKeys.facts(leadId)).limit(200);
    }

    FactView record(String leadId, NewFact given, Actor by) {
        var fact = new LeadFact(
                given.name(),
                given.value().strip(),
                given.type(),
                given.confidence(),
                given.sourceMessageSeq(),
                given.conversationId(),
                FactStatus.ACTIVE,
                by,
                platform.clock().now());
        return Optimistic.retried(
                TRIES,
                Set.of(ProblemType.CONFLICT, ProblemType.STALE_VERSION),
                () -> FactView.of(once(leadId, fact, by)));
    }

    private Stored<LeadFact> once(String leadId, LeadFact fact, Actor by) {
        var sk = LeadKeys.facts(leadId) + fact.name().wire() + (fact.name().isSingle() ? "" : "#" + key(fact.value()));
        var known = rows.get(sk, LeadFact.class);
        if (known != null && known.value().value().equals(fact.value())) {
            return known;
        }
        var writes = new ArrayList<Write>();
        writes.add(rows.check(leadId, Condition.present(TableName.SORT)).otherwise(ProblemType.NOT_FOUND));
        var write = known == null ? rows.insert(sk, fact, by) : rows.replace(known, fact);
        writes.add(write);
        if (known != null) {
            writes.add(rows.insert(
                    sk + "#" + platform.ids().next("fct"), known.value().superseded(), by));
        }
        writes.add(edits.event(
                leadId, LeadEvent.of("fact", by, fact.at()).because(fact.name().wire())));
        platform.database().commit(writes);
        return write.stored(fact);
    }

    private static String key(String value) {
        var folded = value.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return UUID.nameUUIDFromBytes(folded.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
