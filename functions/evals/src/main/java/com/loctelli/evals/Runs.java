package com.loctelli.evals;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.AgentBrief;
import com.loctelli.strategies.Strategies;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios, runs and their results. A result is kept once, in the transaction that counts it. */
final class Runs {
    private static final String SCENARIO = "SC#";
    private static final String RUN = "RUN#";
    private static final String RESULT = "RES#";
    /** The bytes of a run's scenarios, which are one item with it. */
    private static final int LARGEST = 250_000;

    private final Platform platform;

    @Inject
    Runs(Platform platform) {
        this.platform = platform;
    }

    void add(Tenant tenant, Scenario scenario, Actor by) {
        platform.database().commit(rows(tenant).insert(SCENARIO + scenario.id(), scenario, by));
    }

    /** The sub-account's own, and on the last page those of the product. */
    Page<Scenario> scenarios(Tenant tenant, @Nullable String cursor, int limit) {
        var page = rows(tenant).query(Query.prefix(SCENARIO).limit(limit).after(cursor), Scenario.class);
        var all = new ArrayList<Scenario>();
        page.data().forEach(one -> all.add(one.value()));
        if (page.next() == null) {
            all.addAll(Suite.STANDARD);
        }
        return new Page<>(all, page.next(), limit);
    }

    /** Begins a run, and that of the version it is compared with: each is stored together with the message that starts it. */
    RunView start(
            Tenant tenant,
            String strategyId,
            @Nullable Integer version,
            @Nullable Integer againstVersion,
            List<String> scenarioIds,
            int conversations,
            Actor by) {
        var brief = brief(tenant, strategyId, version);
        var scenarios = scenarioIds.isEmpty() ? Suite.STANDARD : chosen(tenant, scenarioIds);
        var both = new ArrayList<EvalRun>();
        if (againstVersion != null) {
            both.add(run(brief(tenant, strategyId, againstVersion), strategyId, scenarios, conversations, null));
        }
        var run = run(
                brief,
                strategyId,
                scenarios,
                conversations,
                both.isEmpty() ? null : both.getFirst().id());
        both.add(run);
        var writes = new ArrayList<Write>();
        var messages = new ArrayList<Outgoing>();
        both.forEach(one -> {
            writes.add(rows(tenant).insert(RUN + one.id(), one, by));
            messages.add(Outgoing.of(QueueName.REHEARSALS, tenant, new RehearsalDue(one.id(), -1)));
        });
        platform.outbox().commit(rows(tenant), writes, messages);
        return new Tally().view(run);
    }

    private EvalRun run(
            AgentBrief brief,
            String strategyId,
            List<Scenario> scenarios,
            int conversations,
            @Nullable String againstRunId) {
        return new EvalRun(
                platform.ids().next("er"),
                strategyId,
                brief.version(),
                brief.template().id() + "@" + brief.template().templateVersion(),
                scenarios,
                conversations == 0 ? scenarios.size() : conversations,
                0,
                againstRunId,
                platform.clock().now());
    }

    private AgentBrief brief(Tenant tenant, String strategyId, @Nullable Integer version) {
        try {
            return new Strategies(platform).of(tenant).briefOf(strategyId, version);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.NOT_FOUND)) {
                throw problem;
            }
            throw Problem.field("/strategyId", "value", "There is no such strategy, or no such version of it")
                    .causedBy(problem);
        }
    }

    private List<Scenario> chosen(Tenant tenant, List<String> ids) {
        var own = rows(tenant).all(ids.stream().map(id -> SCENARIO + id).toList(), Scenario.class);
        var out = new ArrayList<Scenario>();
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            var found = own.stream()
                    .map(one -> one.value())
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .or(() -> Suite.STANDARD.stream()
                            .filter(one -> one.id().equals(id))
                            .findFirst());
            out.add(found.orElse(null) == null ? missing(i) : found.get());
        }
        if (out.stream().mapToInt(one -> Json.bytes(one).length).sum() > LARGEST) {
            throw Problem.field(
                    "/scenarioIds", "value", "These scenarios hold more words than one run keeps; name fewer of them");
        }
        return List.copyOf(out);
    }

    private static Scenario missing(int place) {
        throw Problem.field("/scenarioIds/" + place, "value", "There is no such scenario");
    }

    /** The run, or null where there is none. */
    @Nullable
    EvalRun find(Tenant tenant, String id) {
        var found = rows(tenant).get(RUN + id, EvalRun.class);
        return found == null ? null : found.value();
    }

    boolean isKept(Tenant tenant, String runId, int place) {
        return rows(tenant).get(result(runId, place), Rows.Nothing.class) != null;
    }

    /**
     * Keeps a result and counts it; what is kept already stays as it is.
     *
     * @param settled what the play's cost is settled by, whichever is kept
     */
    void keep(Tenant tenant, String runId, int place, Played played, List<Write> settled) {
        var key = result(runId, place);
        var sealed = new KeptResult(platform.cipher().seal(tenant, key, Json.write(played)));
        var writes = new ArrayList<>(settled);
        writes.add(rows(tenant).insert(key, sealed, Actor.SYSTEM));
        writes.add(rows(tenant).update(RUN + runId, new Update().add("done", 1)));
        try {
            platform.database().commit(writes);
        } catch (Problem problem) {
            if (!problem.type().equals(ProblemType.CONFLICT)) {
                throw problem;
            }
            // The same message came twice, and the other was quicker; this play was paid for all the same.
            platform.database().commit(settled);
        }
    }

    /** How the run went so far. */
    RunView view(Tenant tenant, String id, @Nullable String against) {
        var run = need(tenant, id);
        var tally = tally(tenant, id);
        var otherId = against == null ? run.againstRunId() : against;
        if (otherId == null) {
            return tally.view(run);
        }
        var other = find(tenant, otherId);
        if (other == null) {
            throw Problem.field("/against", "value", "There is no such run");
        }
        return tally.view(run, other, tally.beside(other, tally(tenant, otherId)));
    }

    Page<Played> results(Tenant tenant, String id, @Nullable String cursor, int limit) {
        need(tenant, id);
        var query = Query.prefix(RESULT + id + "#").limit(limit).after(cursor);
        return rows(tenant).query(query, KeptResult.class).map(one -> open(tenant, one.sk(), one.value()));
    }

    private EvalRun need(Tenant tenant, String id) {
        return rows(tenant).need(RUN + id, EvalRun.class).value();
    }

    private Tally tally(Tenant tenant, String id) {
        var tally = new Tally();
        @Nullable String cursor = null;
        do {
            var page = rows(tenant).query(Query.prefix(RESULT + id + "#").after(cursor), KeptResult.class);
            page.data().forEach(one -> tally.add(open(tenant, one.sk(), one.value())));
            cursor = page.next();
        } while (cursor != null);
        return tally;
    }

    private Played open(Tenant tenant, String key, KeptResult result) {
        return Json.read(platform.cipher().open(tenant, key, result.sealed()), Played.class);
    }

    private static String result(String runId, int place) {
        return RESULT + runId + "#" + "%05d".formatted(place);
    }

    private Rows rows(Tenant tenant) {
        return platform.database().table(TableName.EVALS).of(tenant);
    }
}
