package com.loctelli.subaccounts.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.post.SendAccountLetter;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.TenantUsers;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.tenancy.Visits;
import com.loctelli.subaccounts.ChangeOwnSettings;
import com.loctelli.subaccounts.ChangeSubAccount;
import com.loctelli.subaccounts.ShowOwnSubAccount;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessGrantTest {
    private static final Map<String, Object> READING = Map.of("reason", "ticket 4711", "scopes", List.of("*:read"));

    private final TestPlatform test = TestPlatform.start(Map.of("LOCTELLI_PASSWORD_COST", "4"), List.of());
    private final Caller.Admin admin = test.admin();
    private final Tenant tenant = opened();

    @Test
    void withoutAGrantAnAdminSeesNothingOfATenant() {
        assertEquals(403, show(admin, false).status());
        var refused = show(admin, true);
        assertEquals(403, refused.status());
        assertTrue(refused.body().contains("subaccounts/no-access-grant"));
        assertEquals(0, log().size());
    }

    @Test
    void underAGrantAnAdminActsWithinItsScopesAndEveryCallStandsInTheTenantsLogFirst() {
        var granted = grant(READING);
        assertEquals(201, granted.status(), granted.body());

        assertEquals(200, show(admin, true).status());
        assertEquals(403, change(admin).status());

        var log = log();
        assertEquals(2, log.size(), log.toString());
        assertEquals("GET /v1/sub-account", log.get(0).get("route"));
        assertEquals("request", log.get(0).get("event"));
        assertEquals("ticket 4711", log.get(0).get("reason"));
        assertEquals(admin.id(), log.get(0).get("adminId"));
        assertEquals(granted.at("id"), log.get(0).get("grantId"));
        assertEquals("granted", log.get(1).get("event"));
    }

    @Test
    void whatAnAdminChangesUnderAGrantIsAuditedAsTheAdmins() {
        var granted = grant(Map.of("reason", "ticket 4711", "scopes", List.of("sub-account:write")));

        assertEquals(200, change(admin).status());

        var entry = test.platform().audit().page(tenant, null, 1).data().getFirst();
        assertEquals(Actor.admin(admin.id()), entry.actor());
        assertEquals("PATCH /v1/sub-account/settings", entry.action());
        assertEquals(granted.at("id"), entry.grantId());
    }

    @Test
    void aGrantEndsAtItsTimeAndWhenEitherSideTakesItBack() {
        grant(READING);
        test.clock().advance(Duration.ofMinutes(61));
        assertEquals(403, show(admin, true).status());

        var second = String.valueOf(grant(READING).at("id"));
        assertEquals(200, show(admin, true).status());
        assertEquals(204, revoke(second));
        assertEquals(403, show(admin, true).status());

        var third = String.valueOf(grant(READING).at("id"));
        var ended = test.call(
                        test.function(EndGrant.Function::new, Permission.MANAGE),
                        "DELETE",
                        "/v1/sub-account/access-grants/" + third)
                .path("id", third)
                .as(test.user(tenant, Role.OWNER))
                .send();
        assertEquals(204, ended.status());
        assertEquals(403, show(admin, true).status());
        assertEquals("revoked", log().get(0).get("event"));
    }

    @Test
    void aGrantIsOfOneAdminInOneTenant() {
        grant(READING);

        assertEquals(403, show(test.admin(), true).status());
        var elsewhere = test.call(
                        test.function(ShowOwnSubAccount.Function::new, Permission.VIEW), "GET", "/v1/sub-account")
                .as(admin)
                .header(Visits.HEADER, opened().id().value())
                .send();
        assertEquals(403, elsewhere.status());
    }

    @Test
    void aHeaderOfAUserOpensNothing() {
        var theirs = test.tenant();
        var answer = test.call(
                        test.function(ShowOwnSubAccount.Function::new, Permission.VIEW), "GET", "/v1/sub-account")
                .as(test.user(theirs, Role.OWNER))
                .header(Visits.HEADER, tenant.id().value())
                .send();

        assertEquals(404, answer.status());
    }

    @Test
    void theTenantsTermsAreKeptAndEveryWrongFieldIsNamed() {
        var refused = grant(Map.of("reason", "x", "minutes", 61, "scopes", List.of("everything", "leads:read")));

        assertEquals(400, refused.status());
        assertEquals(List.of("/reason", "/minutes", "/scopes/0"), refused.wrongFields());
        assertEquals(0, log().size());
    }

    @Test
    void everyOwnerIsToldOfAGrantWithItsReasonAndItsEndUnlessTheSettingsSayOtherwise() {
        var owner = person(Role.OWNER, true);
        var second = person(Role.OWNER, true);
        var gone = person(Role.OWNER, false);
        var manager = person(Role.MANAGER, true);

        test.clock().set(TestPlatform.MONDAY);
        assertEquals(201, grant(Map.of("reason", "ticket 4711", "minutes", 30)).status());
        test.drain(QueueName.ACCOUNT_LETTERS, new SendAccountLetter.Function(test.platform()));

        for (var told : List.of(owner, second)) {
            assertEquals(1, test.letters(told).size());
            var text = test.letters(told).getFirst().text();
            assertTrue(text.contains("ticket 4711"), text);
            assertTrue(text.contains("Monday, 2 March 2026, 10:30 America/New_York"), text);
        }
        assertEquals(0, test.letters(gone).size());
        assertEquals(0, test.letters(manager).size());

        var quiet = test.call(
                        test.function(ChangeSubAccount.Function::new, Permission.ADMIN),
                        "PATCH",
                        "/v1/admin/sub-accounts/" + tenant)
                .path("id", tenant.id().value())
                .as(admin)
                .body(Map.of("settings", Map.of("adminAccess", Map.of("notifyOwners", false))))
                .send();
        assertEquals(200, quiet.status(), quiet.body());
        grant(READING);
        test.drain(QueueName.ACCOUNT_LETTERS, new SendAccountLetter.Function(test.platform()));
        assertEquals(1, test.letters(owner).size());
    }

    private String person(Role role, boolean isActive) {
        var email = test.platform().ids().token().toLowerCase(java.util.Locale.ROOT) + "@example.com";
        var users = new Users(test.platform()).of(tenant);
        var made = users.add(new NewUser("Olive", email, "Correct-horse-7", role), Actor.SYSTEM);
        if (!isActive) {
            test.platform()
                    .database()
                    .commit(test.platform()
                            .database()
                            .table(TableName.ACCESS)
                            .of(tenant)
                            .update(TenantUsers.key(made.id()), new Update().set("isActive", false)));
        }
        return email;
    }

    private HttpCall.Answer grant(Map<String, Object> terms) {
        return test.call(
                        test.function(GrantAccess.Function::new, Permission.ADMIN),
                        "POST",
                        "/v1/admin/sub-accounts/" + tenant + "/access-grants")
                .path("id", tenant.id().value())
                .as(admin)
                .body(terms)
                .send();
    }

    private int revoke(String id) {
        return test.call(
                        test.function(RevokeGrant.Function::new, Permission.ADMIN),
                        "DELETE",
                        "/v1/admin/sub-accounts/" + tenant + "/access-grants/" + id)
                .path("id", tenant.id().value())
                .path("grantId", id)
                .as(admin)
                .send()
                .status();
    }

    private HttpCall.Answer show(Caller.Admin who, boolean visits) {
        var call = test.call(test.function(ShowOwnSubAccount.Function::new, Permission.VIEW), "GET", "/v1/sub-account")
                .as(who);
        return (visits ? call.header(Visits.HEADER, tenant.id().value()) : call).send();
    }

    private HttpCall.Answer change(Caller.Admin who) {
        return test.call(
                        test.function(ChangeOwnSettings.Function::new, Permission.MANAGE),
                        "PATCH",
                        "/v1/sub-account/settings")
                .as(who)
                .header(Visits.HEADER, tenant.id().value())
                .body(Map.of("branding", Map.of("primaryColor", "#000000")))
                .send();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> log() {
        var answer = test.call(
                        test.function(ShowAccessLog.Function::new, Permission.MANAGE),
                        "GET",
                        "/v1/sub-account/access-log")
                .as(test.user(tenant, Role.MANAGER))
                .send();
        assertEquals(200, answer.status(), answer.body());
        assertFalse(answer.body().isEmpty());
        return (List<Map<String, Object>>) assertPresent(answer.at("data"));
    }

    private static Object assertPresent(@org.jspecify.annotations.Nullable Object value) {
        assertNotNull(value);
        return java.util.Objects.requireNonNull(value);
    }

    private Tenant opened() {
        var id = new com.loctelli.kernel.tenancy.SubAccountId(
                test.platform().ids().next("sa"));
        var made = test.platform().directory().register(admin, id);
        var business = new SubAccount(
                id.value(),
                "Sunny Solar",
                "sunny",
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                SubAccountSettings.DEFAULTS,
                null,
                null,
                null,
                null);
        test.platform()
                .database()
                .commit(test.platform()
                        .database()
                        .table(TableName.SUBACCOUNTS)
                        .of(made)
                        .insert(SubAccounts.KEY, business, Actor.SYSTEM));
        return made;
    }
}
