package com.loctelli.evals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.strategies.Strategies;
import com.loctelli.subaccounts.usage.Charge;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.TenantUsage;
import com.loctelli.subaccounts.usage.Usage;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Promise: what rehearsals and test chats ask of a model is paid for out of the sub-account's budget, and every run comes
 * to its end.
 */
class RunsTest {
    private static final long PLENTY = 1_000_000_000;

    private final Troupe troupe =
            new Troupe(List.of(), Map.of("ASSISTANT_MODEL_PRICES", "scripted-sales-agent=1000000/1000000"));
    private final Caller.User manager = troupe.test.user(troupe.owner, Role.MANAGER);

    @BeforeEach
    void thereIsABudget() {
        troupe.budget(PLENTY);
    }

    @Test
    void whatARunCostIsUsedOfTheSubAccountsBudget() {
        var run = run();
        assertEquals(100L, run.at("score"), run.body());
        assertTrue(spent(Metric.AI_MICROS) > 0, run.body());
        assertEquals(run.at("costMicros"), spent(Metric.AI_MICROS), run.body());
        assertEquals((long) run.at("tokensIn") + (long) run.at("tokensOut"), spent(Metric.AI_TOKENS), run.body());
    }

    @Test
    void whatATestChatCostIsUsedOfTheSubAccountsBudget() {
        var greeted = chat(Map.of());
        assertEquals(200, greeted.status(), greeted.body());
        assertEquals(greeted.at("turns.0.costMicros"), spent(Metric.AI_MICROS), greeted.body());

        long before = spent(Metric.AI_MICROS);
        var answer = chat(Map.of("sessionId", greeted.at("sessionId"), "text", "About 8000 dollars"));
        assertEquals(200, answer.status(), answer.body());
        assertEquals(answer.at("turns.0.costMicros"), spent(Metric.AI_MICROS) - before, answer.body());
    }

    @Test
    void withoutABudgetNothingIsRehearsed() {
        usage().reserve("all", List.of(new Charge(Metric.AI_MICROS, PLENTY)));

        var refused = chat(Map.of());
        assertEquals(429, refused.status(), refused.body());
        assertTrue(refused.body().contains("subaccounts/limit-reached"), refused.body());

        var run = run();
        assertEquals("done", run.at("status"), run.body());
        assertEquals(0L, run.at("score"), run.body());
        assertEquals(0L, run.at("costMicros"), run.body());
        assertTrue(run.body().contains("\"name\":\"played_through\",\"passed\":0,\"of\":1"), run.body());
        assertEquals(PLENTY, spent(Metric.AI_MICROS));
    }

    @Test
    void aRunWhoseStrategyIsGoneComesToItsEnd() {
        var begun = begun(Map.of("strategyId", troupe.strategyId));
        new Strategies(troupe.platform).of(troupe.owner).delete(troupe.strategyId);
        var seen = drained(begun);
        assertEquals("done", seen.at("status"), seen.body());
        assertEquals(0L, seen.at("score"), seen.body());
        assertTrue(String.valueOf(seen.at("assertions")).contains("played_through"), seen.body());
    }

    @Test
    void aConversationThatNoTryEndsIsKeptAsOneThatDidNotPass() {
        // No lead comes about, in a sandbox as little as elsewhere.
        troupe.business(Map.of("limits", Map.of("leads", 0)));
        var begun = begun(Map.of("strategyId", troupe.strategyId, "scenarioIds", List.of("sc_goes-silent")));
        assertEquals("running", drained(begun).at("status"));
        var seen = drained(begun);
        assertEquals("done", seen.at("status"), seen.body());
        assertEquals(0L, seen.at("score"), seen.body());
        assertTrue(troupe.platform
                .database()
                .table(TableName.EVALS)
                .of(troupe.owner)
                .query(Query.prefix("SANDBOX#"), Rows.Nothing.class)
                .data()
                .isEmpty());
    }

    @Test
    void aRehearsalIsOverBeforeItsInvocation() {
        var agent = new SalesAgent(InstantSource.system());
        Troupe.MODEL.speakBy(request -> {
            troupe.test.clock().advance(Duration.ofSeconds(30));
            return agent.apply(request);
        });
        var seen =
                drained(begun(Map.of("strategyId", troupe.strategyId, "scenarioIds", List.of("sc_greeted-and-books"))));
        assertEquals("done", seen.at("status"), seen.body());
        assertEquals(0L, seen.at("score"), seen.body());
        assertTrue(seen.body().contains("\"name\":\"played_through\",\"passed\":0,\"of\":1"), seen.body());
    }

    private long spent(Metric metric) {
        return usage().spent(metric).today();
    }

    private TenantUsage usage() {
        return new Usage(troupe.platform).of(troupe.owner);
    }

    private HttpCall.Answer run() {
        return drained(begun(Map.of("strategyId", troupe.strategyId, "scenarioIds", List.of("sc_goes-silent"))));
    }

    private HttpCall.Answer begun(Map<String, Object> body) {
        var begun = post(StartRun.Function::new, "/v1/evals/runs", null, body);
        assertEquals(202, begun.status(), begun.body());
        return begun;
    }

    /** How a run stands when what waits of it was worked. */
    private HttpCall.Answer drained(HttpCall.Answer begun) {
        troupe.test.drain(QueueName.REHEARSALS, new Rehearse.Function(troupe.platform));
        return troupe.test
                .call(troupe.test.function(GetRun.Function::new, Permission.VIEW), "GET", "/v1/evals/runs/x")
                .path("id", String.valueOf(begun.at("id")))
                .as(manager)
                .send();
    }

    private HttpCall.Answer chat(Map<String, Object> body) {
        return post(TestChat.Function::new, "/v1/strategies/x/test-chat", troupe.strategyId, body);
    }

    private HttpCall.Answer post(
            Function<Platform, ? extends HttpFunction> function, String path, String id, Map<String, Object> body) {
        var call = troupe.test
                .call(troupe.test.function(function, Permission.MANAGE), "POST", path)
                .as(manager);
        if (id != null) {
            call.path("id", id);
        }
        return call.body(body).send();
    }
}
