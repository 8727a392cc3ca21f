package com.loctelli.leads;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps leads' scores: made anew from the lead, its newest events and its facts, and written only where it changed. It
 * is derived, and leaves the lead's version as it is: who read the lead before may still change it, or take it back. A
 * mark says up to which activity the leads are scored, so that each is read once after it was changed or a message was
 * written in its conversation, and what very many did at once, an import say, is scored over several sweeps. What happens
 * beside both, a booking that a person cancels say, counts from the next of them on.
 */
final class Scores {
    private static final String MARK = "SCORED";
    private static final int EVENTS = 100;
    private static final int MOST = 200;

    /** What a text brings about, the facts of its turn, the booking, follows it by as much; and the index by less. */
    private static final Duration SETTLING = Duration.ofSeconds(150);

    private final Platform platform;
    private final Leads leads;

    @Inject
    Scores(Platform platform, Leads leads) {
        this.platform = platform;
        this.leads = leads;
    }

    /** The lead's score as it is now; nothing is written. */
    Score of(Tenant tenant, String leadId) {
        return made(tenant, leads.of(tenant).need(leadId));
    }

    /** Scores the leads that something happened to since the last time; returns how many scores changed. */
    int recent(Tenant tenant) {
        var rows = platform.database().table(TableName.LEADS).of(tenant);
        var mark = rows.get(MARK, Mark.class);
        var from = mark == null ? "0" : mark.value().upTo();
        var until = Json.text(platform.clock().now().minus(SETTLING));
        if (until.compareTo(from) <= 0) {
            return 0;
        }
        var query = Query.between(from, until).on("byActivity").limit(MOST);
        var active = rows.query(query, Lead.class).data();
        int changed = 0;
        for (var lead : active) {
            changed += keep(rows, tenant, lead) ? 1 : 0;
        }
        var upTo = active.size() < MOST
                ? until
                : LeadKeys.byActivity(active.getLast().sk(), active.getLast().value());
        if (!active.isEmpty()) {
            platform.database().commit(rows.put(MARK, new Mark(upTo), Actor.SYSTEM));
        }
        return changed;
    }

    private boolean keep(Rows rows, Tenant tenant, Stored<Lead> lead) {
        var made = made(tenant, lead);
        if (isSame(lead.value().score(), made)) {
            return false;
        }
        try {
            platform.database()
                    .commit(rows.derive(lead.sk(), new Update().set("score", made))
                            .when(Condition.equal("version", lead.version()))
                            .otherwise(ProblemType.STALE_VERSION));
            return true;
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.STALE_VERSION)) {
                throw problem;
            }
            // The lead was removed meanwhile, or changed and is scored again for that.
            return false;
        }
    }

    private Score made(Tenant tenant, Stored<Lead> lead) {
        var rows = platform.database().table(TableName.LEADS).of(tenant);
        var events = rows
                .query(Query.prefix(LeadKeys.events(lead.sk())).newestFirst().limit(EVENTS), LeadEvent.class)
                .data()
                .stream()
                .map(Stored::value)
                .toList();
        return Scoring.of(
                lead.value(),
                events,
                leads.of(tenant).facts(lead.sk()),
                platform.clock().now());
    }

    private static boolean isSame(@Nullable Score one, Score other) {
        return one != null && one.value() == other.value() && one.reasons().equals(other.reasons());
    }

    /** Up to which activity the leads are scored. */
    @io.avaje.jsonb.Json
    record Mark(String upTo) {}
}
