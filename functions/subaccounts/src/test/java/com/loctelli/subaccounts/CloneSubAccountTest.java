package com.loctelli.subaccounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.RawItem;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.tenancy.TestTenants;
import com.loctelli.subaccounts.clones.CloneSubAccount;
import com.loctelli.testkit.HttpCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class CloneSubAccountTest {
    private static final String SOMEBODY = "usr_0123456789abcdefghijkl";

    private final Refusal refusal = new Refusal();
    private final Agency agency = new Agency(refusal);
    private final String id = agency.opened();
    private final Tenant original = agency.tenant(id);

    @Test
    void aCloneIsSetUpAsTheOriginalForItsNewOwner() {
        agency.settings(
                id, Map.of("limits", Map.of("leads", 77), "notifications", Map.of("email", "boss@example.com")));
        put(TableName.STRATEGIES, "ST#st_1", Map.of("ownerUserId", SOMEBODY));
        put(TableName.STRATEGIES, "SV#st_1#000001", Map.of("at", original.partition()));
        put(TableName.STRATEGIES, "PTACTIVE", Map.of("id", "pt_1"));
        put(TableName.EVALS, "SC#sc_1", Map.of());
        calendar();

        var answer = copied(request());

        assertEquals(201, answer.status(), answer.body());
        assertEquals(77L, answer.at("settings.limits.leads"));
        assertFalse(answer.body().contains("boss@example.com"));
        var clone = agency.tenant(String.valueOf(answer.at("id")));
        var owner = String.valueOf(answer.at("owner.id"));
        assertEquals(
                List.of("PTACTIVE", "ST#st_1", "SV#st_1#000001"),
                items(clone, TableName.STRATEGIES).stream().map(RawItem::sk).toList());
        var strategy = rows(clone, TableName.STRATEGIES).need("ST#st_1", RoutingFact.class);
        assertEquals(Map.of("ownerUserId", owner), strategy.value().facts());
        assertEquals(Actor.admin(agency.admin.id()), strategy.createdBy());
        assertEquals(
                Map.of("at", clone.partition()),
                rows(clone, TableName.STRATEGIES)
                        .need("SV#st_1#000001", RoutingFact.class)
                        .value()
                        .facts());
        assertEquals(
                List.of("SC#sc_1"),
                items(clone, TableName.EVALS).stream().map(RawItem::sk).toList());
        var calendar = items(clone, TableName.BOOKINGS).getFirst();
        assertEquals(
                List.of(Map.of("userId", owner, "weight", 1L)),
                calendar.attributes().get("members"));
        assertEquals("byStart-of-it", calendar.attributes().get("byStart"));
    }

    @Test
    void nothingOfPeopleLeadsSecretsOrNumbersIsCloned() {
        for (var table : TableName.values()) {
            if (table != TableName.DIRECTORY) {
                put(table, "x_1", Map.of("name", "Ann Example"));
            }
        }
        put(TableName.BOOKINGS, "SCHED#" + SOMEBODY, Map.of());
        put(TableName.INTEGRATIONS, "IG#ig_1", Map.of());

        var answer = copied(request());

        assertEquals(201, answer.status(), answer.body());
        var clone = agency.tenant(String.valueOf(answer.at("id")));
        for (var table : TableName.values()) {
            if (table != TableName.DIRECTORY) {
                var text = items(clone, table).toString();
                assertFalse(text.contains("Ann Example"), table + ": " + text);
                assertFalse(text.contains("IG#") || text.contains("SCHED#"), table + ": " + text);
            }
        }
        assertEquals(
                1,
                rows(clone, TableName.ACCESS)
                        .query(Query.prefix("USER#"), Rows.Nothing.class)
                        .data()
                        .size());
    }

    @Test
    void aTemplateOfTheAgencysGoesOnToBePublishedToTheClone() {
        assign("pt_9");

        var clone = String.valueOf(copied(request()).at("id"));

        var made = agency.test
                .platform()
                .directory()
                .platformRows()
                .raw("PTA#pt_9#" + clone.substring(0, clone.length() - 1), 1)
                .items()
                .getFirst();
        assertEquals("PTA#pt_9#" + clone, made.sk());
        assertEquals(clone, made.attributes().get("assignee"));
        assertFalse(made.attributes().containsKey("received"), "what was brought to the original");
    }

    @Test
    void whatCannotOpenLeavesNothingBehindAndSaysWhy() {
        put(TableName.STRATEGIES, "ST#st_1", Map.of());
        var request = request();
        request.put("slug", String.valueOf(agency.show(id).at("slug")));

        var refused = copied(request);

        assertEquals(409, refused.status(), refused.body());
        assertTrue(refused.body().contains("subaccounts/slug-taken"));
        assertEquals(404, copiedOf("sa_0123456789abcdefghijkl", request()).status());
        request.put("slug", "-");
        request.put("owner", Agency.owner("nobody"));
        assertEquals(400, copied(request).status());
        assertNotEquals(List.of(), items(original, TableName.STRATEGIES));
    }

    @Test
    void aCloneWhoseOwnersAddressIsTakenIsNotFurnished() {
        assign("pt_9");
        var request = request();
        var taken = agency.fresh("mail") + "@example.com";
        agency.open(with(agency.request(), "owner", Agency.owner(taken)));
        request.put("owner", Agency.owner(taken));

        var refused = copied(request);

        assertEquals(409, refused.status(), refused.body());
        assertEquals("access/email-taken", refused.at("type"));
        assertEquals(List.of("PTA#pt_9#" + original), assignments("pt_9"));
    }

    @Test
    void aCloneThatFailsWhenItIsFurnishedLeavesNoRowAndNoAssignment() {
        assign("pt_9");
        put(TableName.STRATEGIES, "ST#st_1", Map.of());
        refusal.isArmed.set(true);

        var failed = copied(request());

        assertTrue(failed.status() >= 500, failed.body());
        var clone = TestTenants.mint(new SubAccountId(refusal.tenant.get()));
        assertEquals(List.of(), items(clone, TableName.STRATEGIES));
        assertEquals(List.of("PTA#pt_9#" + original), assignments("pt_9"));
        refusal.isArmed.set(false);
        assertEquals(201, copied(request()).status());
        assertEquals(2, assignments("pt_9").size());
    }

    /** Refuses to write a sub-account, the last step of all. */
    private static final class Refusal implements ExecutionInterceptor {
        final AtomicBoolean isArmed = new AtomicBoolean();
        final AtomicReference<String> tenant = new AtomicReference<>("");

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (isArmed.get() && context.request() instanceof TransactWriteItemsRequest request) {
                request.transactItems().stream()
                        .filter(item -> item.put() != null)
                        .map(item -> item.put().item())
                        .filter(item -> "SubAccount".equals(item.get("entity").s()))
                        .forEach(item -> {
                            tenant.set(item.get(TableName.PARTITION).s());
                            throw new IllegalStateException("refused");
                        });
            }
        }
    }

    private static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
        request.put(name, value);
        return request;
    }

    /** Lets the original have a template of the agency's. */
    private void assign(String template) {
        put(TableName.STRATEGIES, "PT#" + template, Map.of());
        var assignment = new RoutingFact("of a template", Map.of());
        agency.test
                .platform()
                .database()
                .commit(agency.test
                        .platform()
                        .directory()
                        .platformRows()
                        .put("PTA#" + template + "#" + original, assignment, Actor.SYSTEM)
                        .with("assignee", id)
                        .with("received", 3));
    }

    private List<String> assignments(String template) {
        return agency
                .test
                .platform()
                .directory()
                .platformRows()
                .query(Query.prefix("PTA#" + template + "#"), Rows.Nothing.class)
                .data()
                .stream()
                .map(Stored::sk)
                .toList();
    }

    private void calendar() {
        var calendar = new RoutingFact("Visits", Map.of());
        agency.test
                .platform()
                .database()
                .commit(rows(original, TableName.BOOKINGS)
                        .put("CAL#cal_1", calendar, Actor.SYSTEM)
                        .with("byStart", "byStart-of-it")
                        .with(
                                "members",
                                List.of(
                                        Map.of("userId", SOMEBODY, "weight", 1),
                                        Map.of("userId", "usr_another0123456789abcd", "weight", 2))));
    }

    private void put(TableName table, String sk, Map<String, String> facts) {
        agency.test
                .platform()
                .database()
                .commit(rows(original, table).put(sk, new RoutingFact("thing", facts), Actor.SYSTEM));
    }

    private Rows rows(Tenant tenant, TableName table) {
        return agency.test.platform().database().table(table).of(tenant);
    }

    private List<RawItem> items(Tenant tenant, TableName table) {
        return new ArrayList<>(rows(tenant, table).raw(null, 100).items());
    }

    private Map<String, Object> request() {
        var request = new HashMap<String, Object>();
        request.put("name", "Moony Solar");
        request.put("slug", agency.fresh("moony"));
        request.put("owner", Agency.owner(agency.fresh("mail") + "@example.com"));
        return request;
    }

    private HttpCall.Answer copied(Map<String, Object> request) {
        return copiedOf(id, request);
    }

    private HttpCall.Answer copiedOf(String which, Map<String, Object> request) {
        return agency.call(CloneSubAccount.Function::new, "POST", "/v1/admin/sub-accounts/" + which + "/clone")
                .path("id", which)
                .body(request)
                .send();
    }
}
