package com.loctelli.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.strategies.prompt.PreviewPrompt;
import com.loctelli.strategies.templates.ActivatePromptTemplate;
import com.loctelli.strategies.templates.AssignPlatformTemplate;
import com.loctelli.strategies.templates.CreatePlatformTemplate;
import com.loctelli.strategies.templates.DiffPlatformTemplateVersions;
import com.loctelli.strategies.templates.DraftPlatformTemplate;
import com.loctelli.strategies.templates.PublishPlatformTemplate;
import com.loctelli.strategies.templates.RollBackPlatformTemplate;
import com.loctelli.strategies.writing.ChangeStrategy;
import com.loctelli.strategies.writing.DiffStrategyVersions;
import com.loctelli.strategies.writing.DraftStrategyVersion;
import com.loctelli.strategies.writing.GetStrategyVersion;
import com.loctelli.strategies.writing.PublishStrategyVersion;
import com.loctelli.strategies.writing.RollBackStrategy;
import com.loctelli.testkit.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Promise: a version is written once; what the agent says changes only by publishing, and can be taken back. */
class VersionsTest {
    private final StrategiesFixture fixture = new StrategiesFixture(registered());

    private static com.loctelli.kernel.tenancy.Tenant registered() {
        var test = StrategiesFixture.TEST;
        return test.platform()
                .directory()
                .register(test.admin(), new SubAccountId(test.platform().ids().next("sa")));
    }

    @Test
    void aDraftIsNotSaidUntilItIsPublishedAndAWayBackIsOpen() {
        var id = strategy();
        var draft = of(DraftStrategyVersion.Function::new, "POST", id, null, Map.of("conversationTone", "formal"));
        assertEquals(201, draft.status(), draft.body());
        assertEquals(2L, draft.at("version"));
        assertNull(draft.at("publishedAt"));
        assertEquals("warm and brief", said());

        var published = of(PublishStrategyVersion.Function::new, "POST", id, 2, Map.of());
        assertEquals(200, published.status(), published.body());
        assertEquals(2L, published.at("version"));
        assertEquals("formal", said());
        assertTrue(of(GetStrategyVersion.Function::new, "GET", id, 2, Map.of()).at("publishedAt") != null);

        var back = of(RollBackStrategy.Function::new, "POST", id, 1, Map.of());
        assertEquals(1L, back.at("version"), back.body());
        assertEquals("warm and brief", said());
        assertEquals(1, Objects.requireNonNull(fixture.strategies.brief(null)).version());

        of(RollBackStrategy.Function::new, "POST", id, 2, Map.of());
        assertEquals("formal", said());
    }

    @Test
    void aNewVersionAfterAWayBackTakesNoOldNumber() {
        var id = strategy();
        of(DraftStrategyVersion.Function::new, "POST", id, null, Map.of("conversationTone", "formal"));
        var changed = fixture.call(ChangeStrategy.Function::new, "PATCH")
                .path("id", id)
                .body(Map.of("conversationTone", "playful"))
                .send();
        assertEquals(3L, changed.at("version"), changed.body());
        assertEquals(
                "formal",
                of(GetStrategyVersion.Function::new, "GET", id, 2, Map.of()).at("content.conversationTone"));
    }

    @Test
    void thereIsNoWayBackToWhatWasNeverSaid() {
        var id = strategy();
        of(DraftStrategyVersion.Function::new, "POST", id, null, Map.of("conversationTone", "formal"));
        var refused = of(RollBackStrategy.Function::new, "POST", id, 2, Map.of());
        assertEquals(409, refused.status());
        assertTrue(refused.body().contains("strategies/never-published"), refused.body());
        assertEquals(
                404,
                of(PublishStrategyVersion.Function::new, "POST", id, 9, Map.of())
                        .status());
        assertEquals("warm and brief", said());
    }

    @Test
    void theDifferenceNamesWhatIsOtherwiseAndNothingElse() {
        var id = strategy();
        of(
                DraftStrategyVersion.Function::new,
                "POST",
                id,
                null,
                Map.of(
                        "conversationTone",
                        "formal",
                        "qualificationQuestions",
                        List.of(
                                Map.of("id", "new", "text", "Who decides?"),
                                Map.of("id", "q1", "text", "What kind of roof?"),
                                Map.of("id", "q2", "text", "Your budget?", "field", "budget"))));
        var difference = of(DiffStrategyVersions.Function::new, "GET", id, 2, Map.of());
        assertEquals(200, difference.status(), difference.body());
        var changes = ((List<?>) Objects.requireNonNull(difference.at("changes")))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .map(one -> one.get("pointer") + ": " + one.get("before") + " → " + one.get("after"))
                        .toList();
        assertEquals(
                List.of(
                        "/conversationTone: warm and brief → formal",
                        "/qualificationQuestions/new/id: null → new",
                        "/qualificationQuestions/new/required: null → true",
                        "/qualificationQuestions/new/text: null → Who decides?"),
                changes);
    }

    @Test
    void draftsWrittenAtOnceGetNumbersOfTheirOwn() throws Exception {
        var id = strategy();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var drafts = new java.util.ArrayList<Callable<Object>>();
            for (int i = 0; i < 4; i++) {
                var tone = "tone " + i;
                drafts.add(
                        () -> of(DraftStrategyVersion.Function::new, "POST", id, null, Map.of("conversationTone", tone))
                                .at("version"));
            }
            var numbers = new java.util.TreeSet<String>();
            for (var done : threads.invokeAll(drafts)) {
                numbers.add(String.valueOf(done.get()));
            }
            assertEquals(List.of("2", "3", "4", "5"), List.copyOf(numbers));
        }
    }

    @Test
    void anotherSubAccountsVersionsAreNotFound() {
        var id = strategy();
        var other = new StrategiesFixture();
        assertEquals(
                404,
                sent(other.call(DraftStrategyVersion.Function::new, "POST"), "POST", id, null, Map.of())
                        .status());
        for (Function<Platform, HttpFunction> function : List.<Function<Platform, HttpFunction>>of(
                PublishStrategyVersion.Function::new, RollBackStrategy.Function::new)) {
            assertEquals(
                    404,
                    sent(other.call(function, "POST"), "POST", id, 1, Map.of()).status());
        }
        assertEquals(List.of(), other.keys());
    }

    @Test
    void aTemplatesDraftReachesTheSubAccountsWhenItIsPublishedAndIsTakenBackByARollback() {
        var id = platformTemplate();
        assign(id);
        var body = StrategiesFixture.body("Roofs");
        body.put("promptTemplateId", id);
        fixture.create(body);
        var pinned = StrategiesFixture.body("Gutters");
        pinned.put("promptTemplateId", id);
        pinned.put("templateVersionPin", 1);
        var pinnedId = String.valueOf(fixture.create(pinned).at("id"));

        var draft = ofAdmin(DraftPlatformTemplate.Function::new, id, null, Map.of("baseSystemPrompt", "Sell gently."));
        assertEquals(201, draft.status(), draft.body());
        assertEquals("Sell honestly.", prompt(null));

        var published = ofAdmin(PublishPlatformTemplate.Function::new, id, 2, Map.of());
        assertEquals(200, published.status(), published.body());
        assertEquals("Sell gently.", prompt(null));
        assertEquals("Sell honestly.", prompt(pinnedId));

        var changes = ofAdmin(DiffPlatformTemplateVersions.Function::new, id, 2, Map.of());
        assertEquals("/baseSystemPrompt", changes.at("changes.0.pointer"), changes.body());
        assertNull(changes.at("changes.1"), changes.body());

        ofAdmin(RollBackPlatformTemplate.Function::new, id, 1, Map.of());
        assertEquals("Sell honestly.", prompt(null));
    }

    @Test
    void anActiveTemplateThatStaysOnAVersionIsNotMovedByAPublication() {
        var id = platformTemplate();
        assign(id);
        fixture.create(StrategiesFixture.body("Roofs"));
        var chosen = fixture.call(ActivatePromptTemplate.Function::new, "PUT")
                .body(Map.of("templateId", id, "version", 1))
                .send();
        assertEquals(200, chosen.status(), chosen.body());
        ofAdmin(DraftPlatformTemplate.Function::new, id, null, Map.of("baseSystemPrompt", "Sell gently."));
        ofAdmin(PublishPlatformTemplate.Function::new, id, 2, Map.of());
        assertEquals("Sell honestly.", prompt(null));
        var missing = fixture.call(ActivatePromptTemplate.Function::new, "PUT")
                .body(Map.of("templateId", id, "version", 7))
                .send();
        assertEquals(404, missing.status());
    }

    @Test
    void howTheAgentBehavesIsKeptAndWrongFieldsAreNamedAtOnce() {
        var body = StrategiesFixture.body("Roofs");
        body.put("channels", List.of("sms", "web"));
        body.put("sleep", Map.of("onManualMessage", true, "minutes", 60));
        body.put(
                "followUps",
                List.of(Map.of("scenario", "stopped_replying", "afterMinutes", 120, "useAi", true, "max", 2)));
        fixture.knowledgeBase("kb_1");
        body.put("knowledgeBaseIds", List.of("kb_1"));
        body.put("metadata", Map.of("team", "north"));
        var made = fixture.create(body);
        assertEquals(201, made.status(), made.body());
        assertEquals(60L, made.at("sleep.minutes"));
        assertEquals("stopped_replying", made.at("followUps.0.scenario"));
        assertEquals("north", made.at("metadata.team"));
        var kept = fixture.call(ChangeStrategy.Function::new, "PATCH")
                .path("id", String.valueOf(made.at("id")))
                .body(Map.of("channels", List.of("sms")))
                .send();
        assertEquals("sms", kept.at("channels.0"));
        assertNull(kept.at("channels.1"));
        assertEquals("kb_1", kept.at("knowledgeBaseIds.0"));
        assertEquals(1L, kept.at("version"));

        var wrong = StrategiesFixture.body("Roofs");
        wrong.put("channels", List.of("sms", "pigeon"));
        wrong.put("metadata", manyEntries());
        assertEquals(List.of("/channels/1", "/metadata"), fixture.create(wrong).wrongFields());
        wrong.put("channels", List.of("sms"));
        wrong.put("metadata", Map.of("team", "north", "plan", "x".repeat(2001)));
        assertEquals(List.of("/metadata/plan"), fixture.create(wrong).wrongFields());
    }

    @Test
    void aKnowledgeBaseThatIsNotTheSubAccountsIsNamedAsAWrongField() {
        fixture.knowledgeBase("kb_1");
        var body = StrategiesFixture.body("Roofs");
        body.put("knowledgeBaseIds", List.of("kb_1", "kb_2"));
        assertEquals(List.of("/knowledgeBaseIds/1"), fixture.create(body).wrongFields());
        var changed = fixture.call(ChangeStrategy.Function::new, "PATCH")
                .path("id", strategy())
                .body(Map.of("knowledgeBaseIds", List.of("kb_2")))
                .send();
        assertEquals(List.of("/knowledgeBaseIds/0"), changed.wrongFields());
        var stranger = new StrategiesFixture();
        assertEquals(
                List.of("/knowledgeBaseIds/0", "/knowledgeBaseIds/1"),
                stranger.create(body).wrongFields());
    }

    @Test
    void thePreviewCountsTheTokensOfEveryLayer() {
        var preview = fixture.call(PreviewPrompt.Function::new, "POST")
                .path("id", strategy())
                .body(Map.of())
                .send();
        assertEquals(200, preview.status(), preview.body());
        long sum = 0;
        for (int i = 0; i < 3; i++) {
            long tokens = (Long) Objects.requireNonNull(preview.at("layers." + i + ".tokens"));
            assertTrue(tokens > 5, preview.body());
            sum += tokens;
        }
        long whole = (Long) Objects.requireNonNull(preview.at("tokens"));
        assertTrue(whole > sum && whole < sum + 20, sum + " of " + whole);
    }

    private static Map<String, String> manyEntries() {
        var out = new java.util.TreeMap<String, String>();
        for (int i = 0; i < 21; i++) {
            out.put("k" + i, "v");
        }
        return out;
    }

    private String strategy() {
        return String.valueOf(fixture.create(StrategiesFixture.body("Roofs")).at("id"));
    }

    private String said() {
        return Objects.requireNonNull(fixture.strategies.brief(null)).content().conversationTone();
    }

    private String prompt(String strategyId) {
        return Objects.requireNonNull(fixture.strategies.brief(strategyId))
                .template()
                .baseSystemPrompt();
    }

    private String platformTemplate() {
        return String.valueOf(fixture.ofAdmin(CreatePlatformTemplate.Function::new, "POST")
                .body(Map.of("name", "Closer", "baseSystemPrompt", "Sell honestly."))
                .send()
                .at("id"));
    }

    private void assign(String id) {
        var assigned = fixture.ofAdmin(AssignPlatformTemplate.Function::new, "POST")
                .path("id", id)
                .body(Map.of("subAccountId", fixture.tenant.id().value()))
                .send();
        assertEquals(201, assigned.status(), assigned.body());
    }

    private HttpCall.Answer of(
            Function<Platform, ? extends HttpFunction> function,
            String method,
            String id,
            Integer version,
            Map<String, Object> body) {
        return sent(fixture.call(function, method), method, id, version, body);
    }

    private HttpCall.Answer ofAdmin(
            Function<Platform, ? extends HttpFunction> function, String id, Integer version, Map<String, Object> body) {
        return sent(fixture.ofAdmin(function, "POST"), "POST", id, version, body);
    }

    private static HttpCall.Answer sent(
            HttpCall call, String method, String id, Integer version, Map<String, Object> body) {
        var bound = call.path("id", id);
        if (version != null) {
            bound.path("version", String.valueOf(version));
        }
        return (method.equals("GET") ? bound : bound.body(body)).send();
    }
}
