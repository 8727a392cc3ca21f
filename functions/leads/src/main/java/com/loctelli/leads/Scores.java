package com.loctelli.leads;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps leads' scores: made anew from the lead, its newest events and its facts, and written only where it changed. */
final class Scores {
    private static final int EVENTS = 100;
    private static final Duration WINDOW = Duration.ofSeconds(150);

    private final Platform platform;
    private final Leads leads;

    @Inject
    Scores(Platform platform, Leads leads) {
        this.platform = platform;
        this.leads = leads;
    }

    /** The lead's score as it is now. */
    Score of(Tenant tenant, String leadId) {
        return kept(tenant, leads.of(tenant).need(leadId));
    }

    /** Scores the leads that something happened to lately; returns how many scores changed. */
    int recent(Tenant tenant) {
        var now = platform.clock().now();
        var from = Json.text(now.minus(WINDOW));
        int changed = 0;
        @Nullable String cursor = null;
        do {
            var query = Query.between(from, Json.text(now.plus(WINDOW)))
                    .on("byActivity")
                    .after(cursor);
            var page = platform.database().table(TableName.LEADS).of(tenant).query(query, Lead.class);
            for (var lead : page.data()) {
                var before = lead.value().score();
                changed += isSame(before, kept(tenant, lead)) ? 0 : 1;
            }
            cursor = page.next();
        } while (cursor != null);
        return changed;
    }

    private Score kept(Tenant tenant, Stored<Lead> lead) {
        var rows = platform.database().table(TableName.LEADS).of(tenant);
        var events = rows
                .query(Query.prefix(LeadKeys.events(lead.sk())).newestFirst().limit(EVENTS), LeadEvent.class)
                .data()
                .stream()
                .map(Stored::value)
                .toList();
        var made = Scoring.of(
                lead.value(),
                events,
                leads.of(tenant).facts(lead.sk()),
                platform.clock().now());
        if (!isSame(lead.value().score(), made)) {
            try {
                platform.database()
                        .commit(rows.update(lead.sk(), new Update().set("score", made))
                                .when(Condition.present(TableName.SORT))
                                .otherwise(ProblemType.CONFLICT));
            } catch (Problem problem) {
                if (!problem.type().equals(ProblemType.CONFLICT)) {
                    throw problem;
                }
                // The lead was removed meanwhile.
            }
        }
        return made;
    }

    private static boolean isSame(@Nullable Score one, Score other) {
        return one != null && one.value() == other.value() && one.reasons().equals(other.reasons());
    }
}
