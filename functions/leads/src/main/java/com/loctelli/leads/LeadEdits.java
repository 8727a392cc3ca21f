package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Optimistic;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every write of a lead: the lead itself with its index attributes, the items that make its number, address and outside
 * ids unique, its search tokens and its timeline, in one transaction that stands on the version that was read.
 */
final class LeadEdits {
    private static final int TRIES = 6;

    private final Platform platform;
    private final Rows rows;

    LeadEdits(Platform platform, Rows rows) {
        this.platform = platform;
        this.rows = rows;
    }

    /** What becomes of a lead, what its timeline tells of that, and what else is written in the same transaction. */
    record Edit(Lead lead, List<LeadEvent> events, List<Write> alongside) {
        static Edit of(Lead lead, LeadEvent event) {
            return of(lead, event, List.of());
        }

        static Edit of(Lead lead, LeadEvent event, List<Write> alongside) {
            return new Edit(lead, List.of(event), alongside);
        }
    }

    /** The lead as an edit leaves it: active now. When somebody last wrote is not an edit's to say. */
    private static Lead timed(Stored<Lead> stored, Edit edit, Instant now) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("lastActivityAt", now);
        values.put("lastMessageAt", stored.value().lastMessageAt());
        return edit.lead().with(values);
    }

    /** The writes of a new lead, that of the lead itself the first. */
    List<Write> creation(String id, Lead lead, Actor by) {
        var writes = new ArrayList<Write>();
        writes.add(indexed(rows.insert(id, lead, by), id, lead));
        LeadKeys.unique(lead).forEach((key, type) -> writes.add(claim(key, id, type, by)));
        SearchTokens.of(lead).forEach(token -> writes.add(rows.put(LeadKeys.token(token, id), new UniqueItem(id), by)));
        writes.add(event(
                id,
                LeadEvent.of("created", by, lead.lastActivityAt())
                        .because(lead.source().wire())
                        .about(lead.sourceRef() == null ? id : lead.sourceRef())));
        return writes;
    }

    /**
     * Changes a lead as it is now; where somebody else was faster, the change is made again on what they left, unless
     * the caller named a version.
     */
    Stored<Lead> edit(String id, @Nullable Long ifMatch, Actor by, Function<Lead, Edit> change) {
        return Optimistic.retried(TRIES, overtaken(ifMatch), () -> {
            var stored = asMatched(id, ifMatch);
            var edit = change.apply(stored.value());
            return edit.lead().equals(stored.value()) ? stored : make(stored, edit, by);
        });
    }

    /** Who named a version wants that one or none. */
    private static Set<ProblemType> overtaken(@Nullable Long ifMatch) {
        return ifMatch == null ? Set.of(ProblemType.STALE_VERSION) : Set.of();
    }

    private Stored<Lead> asMatched(String id, @Nullable Long ifMatch) {
        var stored = rows.need(id, Lead.class);
        if (ifMatch != null && ifMatch != stored.version()) {
            throw ProblemType.STALE_VERSION.problem();
        }
        return stored;
    }

    /** Makes one edit of the lead as it was read; 412 where it has changed since. */
    Stored<Lead> make(Stored<Lead> stored, Edit edit, Actor by) {
        var now = platform.clock().now();
        var writes = writes(stored, edit, now, by);
        platform.database().commit(writes);
        return writes.getFirst().stored(timed(stored, edit, now));
    }

    /** The writes of one edit of the lead as it was read, that of the lead itself the first. */
    List<Write> writes(Stored<Lead> stored, Edit edit, Instant now, Actor by) {
        var next = timed(stored, edit, now);
        var id = stored.sk();
        var writes = new ArrayList<Write>();
        // A message since the lead was read has left the version as it was: to replace the lead would unsay it.
        writes.add(indexed(rows.replace(stored, next).when(LeadActivity.asRead(stored.value())), id, next));
        var had = LeadKeys.unique(stored.value());
        var has = LeadKeys.unique(next);
        has.forEach((key, type) -> {
            if (!had.containsKey(key)) {
                writes.add(claim(key, id, type, by));
            }
        });
        minus(had.keySet(), has.keySet()).forEach(key -> writes.add(rows.delete(key)));
        var hadTokens = SearchTokens.of(stored.value());
        var hasTokens = SearchTokens.of(next);
        minus(hasTokens, hadTokens)
                .forEach(token -> writes.add(rows.put(LeadKeys.token(token, id), new UniqueItem(id), by)));
        minus(hadTokens, hasTokens).forEach(token -> writes.add(rows.delete(LeadKeys.token(token, id))));
        edit.events().forEach(event -> writes.add(event(id, event)));
        writes.addAll(edit.alongside());
        return writes;
    }

    /** Removes the lead, if it is as it was named, and then all that hung on it. */
    void remove(String id, @Nullable Long ifMatch) {
        var remains = new LeadRemains(platform, rows);
        Optimistic.repeated(TRIES, overtaken(ifMatch), () -> {
            var stored = asMatched(id, ifMatch);
            var writes = new ArrayList<Write>();
            writes.add(rows.delete(id)
                    .when(Condition.equal("version", stored.version()))
                    .otherwise(ProblemType.STALE_VERSION));
            LeadKeys.unique(stored.value()).keySet().forEach(key -> writes.add(rows.delete(key)));
            SearchTokens.of(stored.value()).forEach(token -> writes.add(rows.delete(LeadKeys.token(token, id))));
            writes.addAll(new Usage(platform).of(rows.tenant()).release(new Charge(Metric.LEADS, 1)));
            writes.add(remains.mark(id));
            platform.database().commit(writes);
        });
        remains.remove(id);
    }

    /** A timeline entry; written twice with the same time and reference it is one. */
    Write event(String id, LeadEvent event) {
        var ref = event.type() + "-" + (event.ref() == null ? platform.ids().token() : event.ref());
        return rows.put(LeadKeys.event(id, event.at(), ref), event, event.actor());
    }

    private Write claim(String key, String id, ProblemType taken, Actor by) {
        return rows.insert(key, new UniqueItem(id), by).otherwise(found -> {
            var problem = taken.problem();
            return found == null ? problem : problem.with("existingId", found.text("leadId"));
        });
    }

    private static Write indexed(Write write, String id, Lead lead) {
        LeadKeys.indexes(id, lead, lead.lastActivityAt()).forEach(write::with);
        return write;
    }

    private static Set<String> minus(Set<String> all, Set<String> without) {
        var rest = new HashSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
