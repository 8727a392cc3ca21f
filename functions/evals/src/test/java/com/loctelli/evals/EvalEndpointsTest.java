package com.loctelli.evals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.evals.stage.Sandboxes;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.StrategyContent;
import com.loctelli.strategies.TenantStrategies;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Test chats and runs, from the call to what the database holds. */
class EvalEndpointsTest {
    private final Troupe troupe = new Troupe(List.of());
    private final Caller.User manager = troupe.test.user(troupe.owner, Role.MANAGER);

    @Test
    void aTestChatIsTheRealTurnAndChangesNothingOfTheSubAccounts() {
        var greeted = chat(Map.of());
        assertEquals(200, greeted.status(), greeted.body());
        assertTrue(String.valueOf(greeted.at("replies.0")).contains("Mia"), greeted.body());
        var session = String.valueOf(greeted.at("sessionId"));

        var budget = chat(Map.of("sessionId", session, "text", "About 8000 dollars"));
        assertEquals("record_fact", budget.at("turns.0.toolCalls.0.name"), budget.body());
        assertEquals("About 8000 dollars", budget.at("facts.0.value"));

        var offer = chat(Map.of("sessionId", session, "text", "I'd like an appointment please"));
        assertTrue(String.valueOf(offer.at("replies.0")).contains("S1: "), offer.body());
        assertTrue(String.valueOf(offer.at("turns.0.prompt")).contains("Your name is Mia"), offer.body());

        var booked = chat(Map.of("sessionId", session, "text", "The first one please"));
        assertEquals("confirmed", booked.at("bookings.0.status"), booked.body());
        assertTrue(String.valueOf(booked.at("replies.0")).contains("booked"), booked.body());

        for (var table : List.of(TableName.LEADS, TableName.CONVERSATIONS, TableName.MESSAGING, TableName.ASSISTANT)) {
            assertEquals(List.of(), keys(table), table.name());
        }
        assertFalse(
                keys(TableName.BOOKINGS).stream().anyMatch(key -> key.startsWith("CELL#") || key.startsWith("bk_")));
        assertEquals(0, troupe.test.waiting(QueueName.SENDS));
        assertEquals(0, troupe.test.waiting(QueueName.TURNS));
    }

    @Test
    void aTestChatSpeaksByADraftWithoutPublishingIt() {
        int draft = draftOf("Zoe");
        var greeted = chat(Map.of("version", draft));
        assertTrue(String.valueOf(greeted.at("replies.0")).contains("Zoe"), greeted.body());
        assertEquals(2L, greeted.at("version"));
        assertEquals("Mia", Objects.requireNonNull(strategies().brief(null)).aiName());
    }

    @Test
    void anotherSubAccountCannotGoOnWithAChatAndAnOldChatIsCleared() {
        var greeted = chat(Map.of());
        var session = String.valueOf(greeted.at("sessionId"));
        var other = new Troupe(List.of());
        var stranger = other.test.user(other.owner, Role.OWNER);
        assertEquals(
                404,
                post(TestChat.Function::new, stranger, troupe.strategyId, Map.of())
                        .status());
        assertEquals(404, chat(Map.of("sessionId", "tc_unknown", "text", "hi")).status());

        var sandboxes = new Sandboxes(troupe.platform);
        assertEquals(0, sandboxes.sweep(troupe.owner));
        troupe.test.clock().advance(Duration.ofHours(3));
        assertEquals(1, sandboxes.sweep(troupe.owner));
        var sandbox = troupe.owner.sandbox("chat-" + troupe.strategyId + "-" + session);
        for (var table : TableName.values()) {
            if (table != TableName.DIRECTORY) {
                assertEquals(
                        0,
                        troupe.platform
                                .database()
                                .table(table)
                                .of(sandbox)
                                .count(Query.prefix("").limit(5)),
                        table.name());
            }
        }
        assertEquals(404, chat(Map.of("sessionId", session, "text", "hi")).status());
    }

    @Test
    void aRunRehearsesASuiteThroughTheQueueAndIsComparedWithAnother() {
        var scenario = post(
                CreateScenario.Function::new,
                manager,
                null,
                Map.of("name", "stop", "goal", "stop", "seed", 5, "faults", Map.of("duplicatePct", 20)));
        assertEquals(201, scenario.status(), scenario.body());
        var ids = List.of(String.valueOf(scenario.at("id")), "sc_greeted-and-books");
        var first = run(Map.of("strategyId", troupe.strategyId, "scenarioIds", ids, "conversations", 3));
        assertEquals("done", first.at("status"), first.body());
        assertEquals(3L, first.at("done"));
        assertEquals(100L, first.at("score"), first.body());
        assertEquals(33L, first.at("bookedRate"), first.body());
        assertEquals(2L, first.at("scenarios.0.of"));

        var results = troupe.test
                .call(troupe.test.function(ListRunResults.Function::new, Permission.VIEW), "GET", "/v1/evals/runs/x")
                .path("id", String.valueOf(first.at("id")))
                .as(manager)
                .send();
        assertEquals(true, results.at("data.0.pass"), results.body());
        assertTrue(String.valueOf(results.at("data.0.transcript")).contains("STOP"), results.body());

        var second = run(Map.of("strategyId", troupe.strategyId, "scenarioIds", List.of("sc_goes-silent")));
        var compared = troupe.test
                .call(troupe.test.function(GetRun.Function::new, Permission.VIEW), "GET", "/v1/evals/runs/x")
                .path("id", String.valueOf(first.at("id")))
                .query("against", String.valueOf(second.at("id")))
                .as(manager)
                .send();
        assertEquals(33L, compared.at("comparison.bookedRateChange"), compared.body());
        assertFalse(keys(TableName.EVALS).stream().anyMatch(key -> key.startsWith("SANDBOX#")));
    }

    @Test
    void twoVersionsAreRehearsedTogetherAndTheWorseOneDoesNotPass() {
        int second = draftOf("Zoe");
        var agent = new SalesAgent(InstantSource.system());
        // The second version offers nothing.
        Troupe.MODEL.speakBy(
                request -> request.prompt().contains("Zoe") ? ChatReply.text("Good to hear!") : agent.apply(request));
        var begun = post(
                StartRun.Function::new,
                manager,
                null,
                Map.of(
                        "strategyId",
                        troupe.strategyId,
                        "version",
                        second,
                        "againstVersion",
                        1,
                        "scenarioIds",
                        List.of("sc_greeted-and-books")));
        assertEquals(202, begun.status(), begun.body());
        troupe.test.drain(QueueName.REHEARSALS, new Rehearse.Function(troupe.platform));
        var seen = troupe.test
                .call(troupe.test.function(GetRun.Function::new, Permission.VIEW), "GET", "/v1/evals/runs/x")
                .path("id", String.valueOf(begun.at("id")))
                .as(manager)
                .send();
        assertEquals("done", seen.at("status"), seen.body());
        assertEquals(1L, seen.at("comparison.strategyVersion"), seen.body());
        assertEquals(-100L, seen.at("comparison.scoreChange"), seen.body());
        assertEquals(false, seen.at("comparison.isNoWorse"), seen.body());
        assertTrue(String.valueOf(seen.at("comparison.worse")).contains("booking_exists"), seen.body());
        assertTrue(
                seen.body().contains("\"name\":\"booking_exists\",\"passed\":0,\"of\":1,\"againstPassed\":1"),
                seen.body());
    }

    @Test
    void wrongRunsAreRefused() {
        assertEquals(
                List.of("/strategyId"),
                post(StartRun.Function::new, manager, null, Map.of("strategyId", "st_none"))
                        .wrongFields());
        assertEquals(
                List.of("/scenarioIds/1"),
                post(
                                StartRun.Function::new,
                                manager,
                                null,
                                Map.of(
                                        "strategyId",
                                        troupe.strategyId,
                                        "scenarioIds",
                                        List.of("sc_attacks", "sc_none")))
                        .wrongFields());
        var stranger = troupe.test.user(troupe.test.tenant(), Role.OWNER);
        assertEquals(
                400,
                post(StartRun.Function::new, stranger, null, Map.of("strategyId", troupe.strategyId))
                        .status());
    }

    private TenantStrategies strategies() {
        return new Strategies(troupe.platform).of(troupe.owner);
    }

    /** The number of a version in which the agent has another name. */
    private int draftOf(String aiName) {
        return strategies()
                .draft(
                        troupe.strategyId,
                        old -> new StrategyContent(
                                aiName,
                                old.aiRole(),
                                null,
                                null,
                                old.conversationTone(),
                                null,
                                List.of(),
                                null,
                                List.of(),
                                old.closingStrategy(),
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                List.of()),
                        null,
                        manager.actor())
                .number();
    }

    private HttpCall.Answer run(Map<String, Object> body) {
        var begun = post(StartRun.Function::new, manager, null, body);
        assertEquals(202, begun.status(), begun.body());
        troupe.test.drain(QueueName.REHEARSALS, new Rehearse.Function(troupe.platform));
        return troupe.test
                .call(troupe.test.function(GetRun.Function::new, Permission.VIEW), "GET", "/v1/evals/runs/x")
                .path("id", String.valueOf(begun.at("id")))
                .as(manager)
                .send();
    }

    private HttpCall.Answer chat(Map<String, Object> body) {
        return post(TestChat.Function::new, manager, troupe.strategyId, body);
    }

    private HttpCall.Answer post(
            Function<Platform, ? extends HttpFunction> function, Caller.User as, String id, Map<String, Object> body) {
        var call = troupe.test
                .call(troupe.test.function(function, Permission.MANAGE), "POST", "/v1/x")
                .as(as);
        if (id != null) {
            call.path("id", id);
        }
        return call.body(body).send();
    }

    private List<String> keys(TableName table) {
        return troupe
                .platform
                .database()
                .table(table)
                .of(troupe.owner)
                .query(Query.prefix(""), Rows.Nothing.class)
                .data()
                .stream()
                .map(row -> row.sk())
                .toList();
    }
}
