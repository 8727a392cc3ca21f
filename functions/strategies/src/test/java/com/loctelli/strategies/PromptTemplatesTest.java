package com.loctelli.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.strategies.templates.ActivatePromptTemplate;
import com.loctelli.strategies.templates.AssignPlatformTemplate;
import com.loctelli.strategies.templates.ChangePlatformTemplate;
import com.loctelli.strategies.templates.CreatePlatformTemplate;
import com.loctelli.strategies.templates.CreatePromptTemplate;
import com.loctelli.strategies.templates.ListPromptTemplates;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PromptTemplatesTest {
    private static final Map<String, Object> TEMPLATE = Map.of(
            "name",
            "Closer",
            "baseSystemPrompt",
            "Sell honestly.",
            "model",
            "gpt-4o",
            "temperature",
            0.2,
            "maxOutputTokens",
            300);

    private final StrategiesFixture fixture = new StrategiesFixture(registered());

    private static com.loctelli.kernel.tenancy.Tenant registered() {
        var test = StrategiesFixture.TEST;
        var id = new SubAccountId(test.platform().ids().next("sa"));
        return test.platform().directory().register(test.admin(), id);
    }

    @Test
    void theBuiltInTemplateNamesEveryToolOfTheAgentAndNoOther() {
        var named = Pattern.compile("[a-z]+(?:_[a-z]+)+")
                .matcher(BuiltIn.TEMPLATE.baseSystemPrompt())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(BuiltIn.TOOLS), named);
    }

    @Test
    void aTemplateMayNameOnlyAModelThatTheDeploymentAllows() {
        var test = TestPlatform.start(Map.of("ASSISTANT_MODELS", "gpt-4o-mini, gpt-4o"), List.of());
        var call = test.call(
                        test.function(CreatePromptTemplate.Function::new, Permission.MANAGE),
                        "POST",
                        "/v1/prompt-templates")
                .as(test.user(test.tenant(), Role.MANAGER));
        var body = new HashMap<String, Object>(TEMPLATE);
        assertEquals(201, call.body(body).send().status());
        body.put("model", "gpt-5");
        assertEquals(List.of("/model"), call.body(body).send().wrongFields());
    }

    @Test
    void aTemplateMayNotAllowAToolThatTheAgentDoesNotHave() {
        var body = new HashMap<String, Object>(TEMPLATE);
        body.put("toolsAllowed", List.of("create_booking", "drop_table"));
        var refused = fixture.call(CreatePromptTemplate.Function::new, "POST")
                .body(body)
                .send();
        assertEquals(List.of("/toolsAllowed"), refused.wrongFields());
    }

    @Test
    void theBuiltInTemplateIsActiveUntilThereIsAnother() {
        assertEquals(List.of(BuiltIn.ID), activeOnes());

        var made = fixture.call(CreatePromptTemplate.Function::new, "POST")
                .body(TEMPLATE)
                .send();
        assertEquals(201, made.status(), made.body());
        assertEquals(true, made.at("isActive"));
        assertEquals(List.of(String.valueOf(made.at("id"))), activeOnes());

        var second = fixture.call(CreatePromptTemplate.Function::new, "POST")
                .body(TEMPLATE)
                .send();
        assertEquals(false, second.at("isActive"));

        var back = fixture.call(ActivatePromptTemplate.Function::new, "PUT")
                .body(Map.of("templateId", BuiltIn.ID))
                .send();
        assertEquals(200, back.status(), back.body());
        assertEquals(List.of(BuiltIn.ID), activeOnes());
    }

    @Test
    void aNewVersionOfTheAgencyReachesTheSubAccountsItIsAssignedToAndNoOther() {
        var other = new StrategiesFixture(registered());
        var id = String.valueOf(fixture.ofAdmin(CreatePlatformTemplate.Function::new, "POST")
                .body(TEMPLATE)
                .send()
                .at("id"));
        fixture.create(StrategiesFixture.body("Roofs"));
        other.create(StrategiesFixture.body("Roofs"));
        var assigned = fixture.ofAdmin(AssignPlatformTemplate.Function::new, "POST")
                .path("id", id)
                .body(Map.of("subAccountId", fixture.tenant.id().value()))
                .send();
        assertEquals(201, assigned.status(), assigned.body());
        assertEquals(BuiltIn.ID, template(fixture).id(), "assigned is not yet active");
        fixture.call(ActivatePromptTemplate.Function::new, "PUT")
                .body(Map.of("templateId", id))
                .send();

        var changed = fixture.ofAdmin(ChangePlatformTemplate.Function::new, "PATCH")
                .path("id", id)
                .body(Map.of("baseSystemPrompt", "Sell gently."))
                .send();

        assertEquals(200, changed.status(), changed.body());
        assertEquals(2L, changed.at("version"));
        assertEquals("Sell gently.", template(fixture).baseSystemPrompt());
        assertEquals(2, template(fixture).templateVersion());
        assertEquals(0.2, template(fixture).temperature());
        assertEquals(BuiltIn.ID, template(other).id());
    }

    @Test
    void aSubAccountThatIsGoneDoesNotKeepANewVersionFromTheOthers() {
        var id = String.valueOf(fixture.ofAdmin(CreatePlatformTemplate.Function::new, "POST")
                .body(TEMPLATE)
                .send()
                .at("id"));
        var gone = registered();
        for (var tenant : List.of(gone, fixture.tenant)) {
            var assigned = fixture.ofAdmin(AssignPlatformTemplate.Function::new, "POST")
                    .path("id", id)
                    .body(Map.of("subAccountId", tenant.id().value(), "activate", true))
                    .send();
            assertEquals(201, assigned.status(), assigned.body());
        }
        var directory = StrategiesFixture.TEST.platform().directory().platformRows();
        StrategiesFixture.TEST.platform().database().commit(directory.delete("TENANT#" + gone));
        fixture.create(StrategiesFixture.body("Roofs"));

        var changed = fixture.ofAdmin(ChangePlatformTemplate.Function::new, "PATCH")
                .path("id", id)
                .body(Map.of("baseSystemPrompt", "Sell gently."))
                .send();

        assertEquals(200, changed.status(), changed.body());
        assertEquals("Sell gently.", template(fixture).baseSystemPrompt());
    }

    @Test
    void aTemplateThatWasNotAssignedCannotBeChosen() {
        var id = String.valueOf(fixture.ofAdmin(CreatePlatformTemplate.Function::new, "POST")
                .body(TEMPLATE)
                .send()
                .at("id"));

        var chosen = fixture.call(ActivatePromptTemplate.Function::new, "PUT")
                .body(Map.of("templateId", id))
                .send();

        assertEquals(404, chosen.status());
        var pinned = StrategiesFixture.body("Roofs");
        pinned.put("promptTemplateId", id);
        assertEquals(List.of("/promptTemplateId"), fixture.create(pinned).wrongFields());
    }

    @Test
    void aPinnedTemplateStaysWhateverIsActive() {
        var id = String.valueOf(fixture.call(CreatePromptTemplate.Function::new, "POST")
                .body(TEMPLATE)
                .send()
                .at("id"));
        var body = StrategiesFixture.body("Roofs");
        body.put("promptTemplateId", id);
        assertEquals(201, fixture.create(body).status());
        fixture.call(ActivatePromptTemplate.Function::new, "PUT")
                .body(Map.of("templateId", BuiltIn.ID))
                .send();

        assertEquals("Sell honestly.", template(fixture).baseSystemPrompt());
    }

    @Test
    void onlyAnAdminTouchesTheAgencysTemplates() {
        var test = StrategiesFixture.TEST;
        var answer = test.call(
                        test.function(CreatePlatformTemplate.Function::new, Permission.ADMIN), "POST", "/v1/admin/x")
                .as(fixture.manager)
                .body(TEMPLATE)
                .send();

        assertEquals(403, answer.status());
    }

    @Test
    void aToolThatTheAgentDoesNotKnowIsRefused() {
        var answer = fixture.call(CreatePromptTemplate.Function::new, "POST")
                .body(Map.of("name", "X", "baseSystemPrompt", "Y", "toolsAllowed", List.of("drop_table")))
                .send();

        assertEquals(400, answer.status());
        assertEquals(List.of("/toolsAllowed"), answer.wrongFields());
        assertFalse(fixture.keys().stream().anyMatch(key -> key.startsWith("PT#")));
    }

    private List<String> activeOnes() {
        HttpCall.Answer listed =
                fixture.call(ListPromptTemplates.Function::new, "GET").send();
        return ((List<?>) Objects.requireNonNull(listed.at("data")))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .filter(one -> Boolean.TRUE.equals(one.get("isActive")))
                        .map(one -> String.valueOf(one.get("id")))
                        .toList();
    }

    private static PromptTemplate template(StrategiesFixture of) {
        return Objects.requireNonNull(of.strategies.brief(null)).template();
    }
}
