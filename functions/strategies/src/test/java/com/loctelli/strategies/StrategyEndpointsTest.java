package com.loctelli.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.strategies.writing.ChangeStrategy;
import com.loctelli.strategies.writing.DeleteStrategy;
import com.loctelli.strategies.writing.DuplicateStrategy;
import com.loctelli.strategies.writing.GetStrategy;
import com.loctelli.strategies.writing.ListStrategyVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class StrategyEndpointsTest {
    private final StrategiesFixture fixture = new StrategiesFixture();

    @Test
    void theFirstStrategyIsPublishedBecomesTheDefaultAndWritesNothingElse() {
        var answer = fixture.create(StrategiesFixture.body("Roofs"));

        assertEquals(201, answer.status(), answer.body());
        var id = answer.at("id");
        assertEquals(1L, answer.at("version"));
        assertEquals(true, answer.at("isDefault"));
        assertEquals("q1", answer.at("qualificationQuestions.0.id"));
        assertEquals("What kind of roof?", answer.at("qualificationQuestions.0.text"));
        assertEquals(true, answer.at("qualificationQuestions.0.required"));
        assertEquals("budget", answer.at("qualificationQuestions.1.field"));
        assertEquals(List.of("ST#" + id, "STAMP", "STDEFAULT", "SV#" + id + "#000001"), fixture.keys());
    }

    @Test
    void oneRoundTripYieldsTheWholeBrief() {
        var id = String.valueOf(fixture.create(StrategiesFixture.body("Roofs")).at("id"));
        var other =
                String.valueOf(fixture.create(StrategiesFixture.body("Gutters")).at("id"));

        var meter = new Meter();
        var brief = Meter.measure(meter, () -> Objects.requireNonNull(fixture.strategies.brief(null)));

        assertEquals(1, meter.trips());
        assertEquals(id, brief.strategyId());
        assertEquals("Mia", brief.aiName());
        assertEquals(AgentMode.AUTO, brief.mode());
        assertEquals(5, brief.timing().mergeSeconds());
        assertEquals(25, brief.limits().messages());
        assertEquals(BuiltIn.TEMPLATE, brief.template());
        assertEquals(
                other, Objects.requireNonNull(fixture.strategies.brief(other)).strategyId());
    }

    @Test
    void aSubAccountWithoutAStrategyHasNoAgent() {
        assertNull(fixture.strategies.brief(null));
        assertNull(fixture.strategies.brief("st_gone"));
    }

    @Test
    void aChangeOfContentPublishesANewVersionAndTheOldOneStaysAsItWas() {
        var id = String.valueOf(fixture.create(StrategiesFixture.body("Roofs")).at("id"));

        var mode = change(id, Map.of("mode", "suggest", "name", "Flat roofs"));
        var tone = change(id, Map.of("conversationTone", "formal"));

        assertEquals(200, mode.status(), mode.body());
        assertEquals(1L, mode.at("version"));
        assertEquals("suggest", mode.at("mode"));
        assertEquals(2L, tone.at("version"));
        assertEquals("What kind of roof?", tone.at("qualificationQuestions.0.text"));
        var versions = fixture.call(ListStrategyVersions.Function::new, "GET")
                .path("id", id)
                .send();
        assertEquals(2L, versions.at("data.0.version"));
        assertEquals("formal", versions.at("data.0.content.conversationTone"));
        assertEquals("warm and brief", versions.at("data.1.content.conversationTone"));
        var brief = Objects.requireNonNull(fixture.strategies.brief(null));
        assertEquals("formal", brief.content().conversationTone());
        assertEquals(2, brief.version());
    }

    @Test
    void aChangeOfAVersionThatIsNoLongerCurrentIsRefused() {
        var made = fixture.create(StrategiesFixture.body("Roofs"));
        var id = String.valueOf(made.at("id"));
        var etag = Objects.requireNonNull(made.headers().get("etag"));
        change(id, Map.of("mode", "off"));

        var late = fixture.call(ChangeStrategy.Function::new, "PATCH")
                .path("id", id)
                .header("if-match", etag)
                .body(Map.of("mode", "auto"))
                .send();

        assertEquals(412, late.status());
        assertEquals(
                AgentMode.OFF,
                Objects.requireNonNull(fixture.strategies.brief(null)).mode());
    }

    @Test
    void whereTheDefaultGoesTheOldestActiveStrategyFollows() {
        var first = String.valueOf(fixture.create(StrategiesFixture.body("A")).at("id"));
        var second = String.valueOf(fixture.create(StrategiesFixture.body("B")).at("id"));

        change(first, Map.of("isActive", false));
        assertEquals(
                second, Objects.requireNonNull(fixture.strategies.brief(null)).strategyId());
        assertNull(fixture.strategies.brief(first), "a strategy that is switched off has no agent");

        assertEquals(
                204,
                fixture.call(DeleteStrategy.Function::new, "DELETE")
                        .path("id", second)
                        .send()
                        .status());
        assertNull(fixture.strategies.brief(null));
    }

    @Test
    void aLeadOfADeletedStrategyFollowsTheDefault() {
        var first = String.valueOf(fixture.create(StrategiesFixture.body("A")).at("id"));
        var second = String.valueOf(fixture.create(StrategiesFixture.body("B")).at("id"));
        fixture.call(DeleteStrategy.Function::new, "DELETE").path("id", second).send();

        assertEquals(
                first, Objects.requireNonNull(fixture.strategies.brief(second)).strategyId());
    }

    @Test
    void aCopyIsSwitchedOffAndHasTheSameContent() {
        var id = String.valueOf(fixture.create(StrategiesFixture.body("Roofs")).at("id"));

        var copy = fixture.call(DuplicateStrategy.Function::new, "POST")
                .path("id", id)
                .send();

        assertEquals(201, copy.status(), copy.body());
        assertEquals("Roofs (copy)", copy.at("name"));
        assertEquals(false, copy.at("isActive"));
        assertEquals("Mia", copy.at("aiName"));
        assertEquals(id, fixture.strategies.defaultId());
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var body = StrategiesFixture.body(" ");
        body.put("timing", Map.of("waitSeconds", 4));
        body.put("colour", "red");
        var answer = fixture.create(body);

        assertEquals(400, answer.status());
        assertTrue(answer.wrongFields().containsAll(List.of("/name", "/timing/waitSeconds", "/colour")), answer.body());

        var questions = StrategiesFixture.body("Roofs");
        questions.put("qualificationQuestions", List.of(7, Map.of("text", "", "size", 1)));
        var wrong = fixture.create(questions);
        assertEquals(
                List.of(
                        "/qualificationQuestions/0/text",
                        "/qualificationQuestions/1/size",
                        "/qualificationQuestions/1/text"),
                wrong.wrongFields());
        assertEquals(List.of(), fixture.keys());
    }

    @Test
    void anotherSubAccountsStrategyIsNotFound() {
        var id = String.valueOf(fixture.create(StrategiesFixture.body("Roofs")).at("id"));
        var other = new StrategiesFixture();

        assertEquals(
                404,
                other.call(GetStrategy.Function::new, "GET")
                        .path("id", id)
                        .send()
                        .status());
        assertEquals(
                404,
                other.call(DeleteStrategy.Function::new, "DELETE")
                        .path("id", id)
                        .send()
                        .status());
        var change =
                other.call(ChangeStrategy.Function::new, "PATCH").path("id", id).body(Map.of("mode", "off"));
        assertEquals(404, change.send().status());
        assertEquals(List.of(), other.keys());
        assertEquals(
                200,
                fixture.call(GetStrategy.Function::new, "GET")
                        .path("id", id)
                        .send()
                        .status());
    }

    @Test
    void theDefaultCopyIsTrueAfterChangesAtOnce() throws Exception {
        var id = String.valueOf(fixture.create(StrategiesFixture.body("Roofs")).at("id"));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var changes = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                var tone = "tone " + i;
                changes.add(() -> change(id, Map.of("conversationTone", tone)).status());
            }
            for (var done : threads.invokeAll(changes)) {
                assertNotNull(done.get());
            }
        }

        var stored = fixture.strategies.need(id).value();
        var brief = Objects.requireNonNull(fixture.strategies.brief(null));
        assertEquals(stored.content(), brief.content());
        assertEquals(stored.currentVersion(), brief.version());
        var versions =
                fixture.keys().stream().filter(key -> key.startsWith("SV#")).toList();
        assertEquals(stored.currentVersion(), versions.size());
    }

    private com.loctelli.testkit.HttpCall.Answer change(String id, Map<String, Object> body) {
        return fixture.call(ChangeStrategy.Function::new, "PATCH")
                .path("id", id)
                .body(body)
                .send();
    }
}
