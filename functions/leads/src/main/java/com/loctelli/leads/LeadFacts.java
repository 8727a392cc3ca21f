package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead's facts. Of a budget, a timeline and a decision maker one counts at a time: a newer one takes its place and
 * the older stays to be seen, apart from those that count. Of the others each value counts once, and so many of a name.
 */
final class LeadFacts {
    /** How many facts of one name count, where there may be several. */
    static final int MOST = 40;

    private static final int TRIES = 6;
    private static final int PAGE = 200;
    /** Behind every key that begins so. */
    private static final String LAST = "~";

    private final Platform platform;
    private final Rows rows;
    private final LeadEdits edits;

    LeadFacts(Platform platform, Rows rows, LeadEdits edits) {
        this.platform = platform;
        this.rows = rows;
        this.edits = edits;
    }

    /** Those that count. */
    List<FactView> active(String leadId) {
        var active = new ArrayList<FactView>();
        @Nullable String cursor = null;
        do {
            var page =
                    rows.query(Query.prefix(LeadKeys.facts(leadId)).limit(PAGE).after(cursor), LeadFact.class);
            // Among them are those that were superseded before they were kept apart.
            page.data().stream()
                    .filter(fact -> fact.value().status() == FactStatus.ACTIVE)
                    .map(FactView::of)
                    .forEach(active::add);
            cursor = page.next();
        } while (cursor != null);
        return active;
    }

    /** Those that count, and after them those that count no longer. */
    Page<FactView> page(String leadId, @Nullable String cursor, int limit) {
        var query = Query.between(LeadKeys.facts(leadId), LeadKeys.pastFacts(leadId) + LAST);
        return rows.query(query.limit(limit).after(cursor), LeadFact.class).map(FactView::of);
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
        var named = LeadKeys.facts(leadId) + fact.name().wire();
        var sk = fact.name().isSingle() ? named : named + "#" + key(fact.value());
        var known = rows.get(sk, LeadFact.class);
        if (known != null && known.value().value().equals(fact.value())) {
            return known;
        }
        if (known == null && !fact.name().isSingle() && isFull(named + "#")) {
            throw LeadProblems.TOO_MANY_FACTS.problem().with("name", fact.name().wire());
        }
        var writes = new ArrayList<Write>();
        writes.add(rows.check(leadId, Condition.present(TableName.SORT)).otherwise(ProblemType.NOT_FOUND));
        var write = known == null ? rows.insert(sk, fact, by) : rows.replace(known, fact);
        writes.add(write);
        if (known != null) {
            writes.add(rows.insert(
                    LeadKeys.pastFacts(leadId)
                            + fact.name().wire() + "#"
                            + platform.ids().next("fct"),
                    known.value().superseded(),
                    by));
        }
        writes.add(edits.event(
                leadId, LeadEvent.of("fact", by, fact.at()).because(fact.name().wire())));
        platform.database().commit(writes);
        return write.stored(fact);
    }

    private boolean isFull(String prefix) {
        return rows.count(Query.prefix(prefix).limit(MOST)) == MOST;
    }

    private static String key(String value) {
        var folded = value.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return UUID.nameUUIDFromBytes(folded.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
