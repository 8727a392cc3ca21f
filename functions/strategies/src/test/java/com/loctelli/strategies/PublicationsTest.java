package com.loctelli.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.strategies.templates.ActivatePromptTemplate;
import com.loctelli.strategies.templates.AssignPlatformTemplate;
import com.loctelli.strategies.templates.ChangePlatformTemplate;
import com.loctelli.strategies.templates.CreatePlatformTemplate;
import com.loctelli.strategies.templates.CreatePromptTemplate;
import com.loctelli.strategies.templates.SweepPublications;
import com.loctelli.strategies.writing.CreateStrategy;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.lambda.LocalContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a version of the agency's reaches the sub-accounts. */
class PublicationsTest {
    private final Meanwhile meanwhile = new Meanwhile();
    private final TestPlatform test = TestPlatform.start(Map.of(), List.of(meanwhile));
    private final Caller.Admin admin = test.admin();

    @Test
    void aVersionReachesAFewSubAccountsWithTheRequestAndAllOthersWithTheSweep() {
        var id = template();
        var all = new ArrayList<Tenant>();
        for (int i = 0; i < 28; i++) {
            all.add(registered());
        }
        all.sort(Comparator.comparing(tenant -> tenant.id().value()));
        all.forEach(tenant -> assign(id, tenant));

        assertEquals(200, publish(id, "Sell gently.").status());

        assertEquals("Sell gently.", prompt(all.getFirst()));
        assertEquals("Sell gently.", prompt(all.get(24)));
        assertEquals("Sell honestly.", prompt(all.get(25)));
        assertEquals("Sell honestly.", prompt(all.getLast()));

        assertEquals("swept 3", sweep());

        for (var tenant : all) {
            assertEquals("Sell gently.", prompt(tenant));
        }
        assertEquals(List.of(), open());
    }

    @Test
    void aSubAccountThatFailsKeepsAVersionFromNobodyAndHasItWithTheNextSweep() {
        var id = template();
        var both = new ArrayList<>(List.of(registered(), registered()));
        both.sort(Comparator.comparing(tenant -> tenant.id().value()));
        both.forEach(tenant -> assign(id, tenant));
        fail(both.getFirst());

        assertEquals(200, publish(id, "Sell gently.").status());

        assertTrue(meanwhile.isDone());
        assertEquals("Sell honestly.", prompt(both.getFirst()));
        assertEquals("Sell gently.", prompt(both.getLast()));

        fail(both.getFirst());
        assertThrows(IllegalStateException.class, this::sweep);
        assertEquals("Sell honestly.", prompt(both.getFirst()));

        assertEquals("swept 1", sweep());
        assertEquals("Sell gently.", prompt(both.getFirst()));
        assertEquals(List.of(), open());
    }

    @Test
    void whoeverChoosesAnotherTemplateWhileAVersionArrivesHasChosen() {
        var id = template();
        var tenant = registered();
        assign(id, tenant);
        var own = String.valueOf(of(tenant, CreatePromptTemplate.Function::new, "POST")
                .body(Map.of("name", "Own", "baseSystemPrompt", "Sell slowly."))
                .send()
                .at("id"));
        meanwhile.before(
                tenant.id().value(),
                () -> assertEquals(
                        200, activate(tenant, Map.of("templateId", own)).status()));

        assertEquals(200, publish(id, "Sell gently.").status());

        assertTrue(meanwhile.isDone());
        assertEquals("Sell slowly.", prompt(tenant));
        assertEquals(200, activate(tenant, Map.of("templateId", id)).status());
        assertEquals("Sell gently.", prompt(tenant));
    }

    @Test
    void whoeverStaysOnAVersionWhileTheNextArrivesStays() {
        var id = template();
        var tenant = registered();
        assign(id, tenant);
        meanwhile.before(
                tenant.id().value(),
                () -> assertEquals(
                        200,
                        activate(tenant, Map.of("templateId", id, "version", 1)).status()));

        assertEquals(200, publish(id, "Sell gently.").status());

        assertTrue(meanwhile.isDone());
        assertEquals("Sell honestly.", prompt(tenant));
    }

    @Test
    void whoeverChoosesTheTemplateWhileAVersionArrivesFollowsIt() {
        var id = template();
        var tenant = registered();
        assign(id, tenant);
        assertEquals(200, activate(tenant, Map.of("templateId", BuiltIn.ID)).status());
        meanwhile.before(
                tenant.id().value(),
                () -> assertEquals(
                        200, activate(tenant, Map.of("templateId", id)).status()));

        assertEquals(200, publish(id, "Sell gently.").status());

        assertTrue(meanwhile.isDone());
        assertEquals("Sell gently.", prompt(tenant));
    }

    @Test
    void anEarlierVersionThatArrivesLaterReplacesNothing() {
        var id = template();
        var tenant = registered();
        assign(id, tenant);
        var body = StrategiesFixture.body("Gutters");
        body.put("promptTemplateId", id);
        var follower = String.valueOf(of(tenant, CreateStrategy.Function::new, "POST")
                .body(body)
                .send()
                .at("id"));
        meanwhile.before(
                tenant.id().value(),
                () -> assertEquals(200, publish(id, "Sell freely.").status()));

        assertEquals(200, publish(id, "Sell gently.").status());

        assertTrue(meanwhile.isDone());
        assertEquals("Sell freely.", prompt(tenant));
        assertEquals("Sell freely.", prompt(tenant, follower));
    }

    private Tenant registered() {
        return test.platform()
                .directory()
                .register(admin, new SubAccountId(test.platform().ids().next("sa")));
    }

    private String template() {
        return String.valueOf(ofAdmin(CreatePlatformTemplate.Function::new, "POST")
                .body(Map.of("name", "Closer", "baseSystemPrompt", "Sell honestly."))
                .send()
                .at("id"));
    }

    /** The sub-account has the template as its active one, and a strategy that runs on that. */
    private void assign(String id, Tenant tenant) {
        var assigned = ofAdmin(AssignPlatformTemplate.Function::new, "POST")
                .path("id", id)
                .body(Map.of("subAccountId", tenant.id().value(), "activate", true))
                .send();
        assertEquals(201, assigned.status(), assigned.body());
        var made = of(tenant, CreateStrategy.Function::new, "POST")
                .body(StrategiesFixture.body("Roofs"))
                .send();
        assertEquals(201, made.status(), made.body());
    }

    private HttpCall.Answer publish(String id, String prompt) {
        return ofAdmin(ChangePlatformTemplate.Function::new, "PATCH")
                .path("id", id)
                .body(Map.of("baseSystemPrompt", prompt))
                .send();
    }

    private HttpCall.Answer activate(Tenant tenant, Map<String, Object> choice) {
        return of(tenant, ActivatePromptTemplate.Function::new, "PUT")
                .body(choice)
                .send();
    }

    private void fail(Tenant tenant) {
        meanwhile.before(tenant.id().value(), () -> {
            throw new IllegalStateException("the database is away");
        });
    }

    private String sweep() {
        return new SweepPublications.Function(test.platform())
                .handleRequest(Map.of(), new LocalContext("test", "sweep", Long.MAX_VALUE));
    }

    private List<String> open() {
        return test
                .platform()
                .directory()
                .platformRows()
                .query(Query.prefix("PTP#"), Rows.Nothing.class)
                .data()
                .stream()
                .map(row -> row.sk())
                .toList();
    }

    private HttpCall ofAdmin(Function<Platform, ? extends HttpFunction> function, String method) {
        return test.call(test.function(function, Permission.ADMIN), method, "/v1/admin/prompt-templates")
                .as(admin);
    }

    private HttpCall of(Tenant tenant, Function<Platform, ? extends HttpFunction> function, String method) {
        return test.call(test.function(function, Permission.MANAGE), method, "/v1/strategies")
                .as(test.user(tenant, Role.MANAGER));
    }

    private String prompt(Tenant tenant) {
        return said(new Strategies(test.platform()).of(tenant).brief(null));
    }

    private String prompt(Tenant tenant, String strategyId) {
        return said(new Strategies(test.platform()).of(tenant).brief(strategyId));
    }

    private static String said(@Nullable AgentBrief brief) {
        return Objects.requireNonNull(brief).template().baseSystemPrompt();
    }
}
