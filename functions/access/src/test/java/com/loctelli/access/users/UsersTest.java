package com.loctelli.access.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.credentials.PasswordRule;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UsersTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final UserView owner = entrance.user(tenant, Role.OWNER);
    private final Caller.User asOwner = entrance.caller(tenant, owner);

    @Test
    void aManagerAddsAUserWhoCanEnter() {
        var address = entrance.address();

        var added = add(asOwner, address, Entrance.PASSWORD, "agent");

        assertEquals(201, added.status());
        assertEquals("\"1\"", added.headers().get("etag"));
        assertEquals("agent", added.at("role"));
        assertTrue(String.valueOf(added.at("id")).startsWith("usr_"));
        assertFalse(added.body().contains("hash"));
        assertEquals(200, entrance.logIn(address, Entrance.PASSWORD).status());
        assertEquals(2, list(asOwner).size());
    }

    @Test
    void anIdThatIsLongerThanAnyKeyIsNobodys() {
        var id = "x".repeat(1_100);

        for (var method : List.of("GET", "PATCH", "DELETE")) {
            var function = switch (method) {
                case "GET" -> entrance.test.function(ShowUser.Function::new, Permission.VIEW);
                case "PATCH" -> entrance.test.function(ChangeUser.Function::new, Permission.VIEW);
                default -> entrance.test.function(DeactivateUser.Function::new, Permission.MANAGE);
            };
            var call = entrance.test
                    .call(function, method, "/v1/users/" + id)
                    .path("id", id)
                    .as(asOwner);
            var answer = (method.equals("PATCH") ? call.body(Map.of("name", "Bea")) : call).send();
            assertEquals(404, answer.status(), method);
        }
        assertEquals(List.of(), entrance.users().of(tenant).all(List.of(id)));
    }

    @Test
    void nobodyGivesARoleAboveHisOwn() {
        var manager = entrance.caller(tenant, entrance.user(tenant, Role.MANAGER));

        assertEquals(
                403,
                add(manager, entrance.address(), Entrance.PASSWORD, "owner").status());
        assertEquals(
                201,
                add(manager, entrance.address(), Entrance.PASSWORD, "manager").status());
    }

    @Test
    void anAddressHasOneAccountInTheWholeSystemWhateverItsCase() {
        var address = entrance.address();
        add(asOwner, address, Entrance.PASSWORD, "agent");
        var otherTenant = entrance.test.tenant();
        var otherOwner = entrance.caller(otherTenant, entrance.user(otherTenant, Role.OWNER));

        var refused = add(otherOwner, address.toUpperCase(Locale.ROOT), Entrance.PASSWORD, "agent");

        assertEquals(409, refused.status());
        assertEquals("access/email-taken", refused.at("type"));
        assertEquals(1, list(otherOwner).size(), "nothing else is written");
    }

    @Test
    void oneOfTwoWhoTakeTheSameAddressAtOnceGetsIt() throws Exception {
        var address = entrance.address();
        Callable<Integer> taker =
                () -> add(asOwner, address, Entrance.PASSWORD, "agent").status();

        try (var pool = Executors.newFixedThreadPool(4)) {
            var statuses = pool.invokeAll(List.of(taker, taker, taker, taker)).stream()
                    .map(future -> future.resultNow())
                    .sorted()
                    .toList();
            assertEquals(List.of(201, 409, 409, 409), statuses);
        }
        assertEquals(2, list(asOwner).size());
    }

    @Test
    void aClaimLeftBehindByAStoppedProcessIsFreeAfterTwoMinutes() {
        var address = entrance.address();
        var facts = Map.of(
                "user", "usr_gone", "at", entrance.platform().clock().now().toString());
        entrance.platform()
                .database()
                .commit(entrance.platform()
                        .directory()
                        .platformRows()
                        .insert(
                                Addresses.email(address).value(),
                                new RoutingFact(tenant.id().value(), facts),
                                Actor.SYSTEM));

        assertEquals(409, add(asOwner, address, Entrance.PASSWORD, "agent").status());
        entrance.test.clock().advance(Duration.ofMinutes(3));
        assertEquals(201, add(asOwner, address, Entrance.PASSWORD, "agent").status());
    }

    @Test
    void aWeakPasswordIsRefusedWithEveryReason() {
        var answer = add(asOwner, entrance.address(), "short", "agent");

        assertEquals(400, answer.status());
        assertEquals(4, answer.wrongFields().size(), answer.body());
        assertTrue(answer.wrongFields().stream().allMatch("/password"::equals), answer.body());
        assertEquals(
                List.of("must have at most 72 bytes in UTF-8"),
                PasswordRule.USER.wrong("Correct-horse-7-" + "é".repeat(29), List.of()));
        assertEquals(List.of(), PasswordRule.USER.wrong("Correct-horse-7-" + "é".repeat(28), List.of()));
        assertEquals(List.of("must have at least 12 characters"), PasswordRule.ADMIN.wrong("Aa1-Aa1-Aa1", List.of()));
    }

    @Test
    void theLimitOfUsersHoldsAndARefusalFreesTheAddress() {
        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, true, 2));
        add(asOwner, entrance.address(), Entrance.PASSWORD, "agent");
        var address = entrance.address();

        var refused = add(asOwner, address, Entrance.PASSWORD, "agent");

        assertEquals(409, refused.status());
        assertEquals("access/user-limit", refused.at("type"));
        assertEquals(2L, refused.at("limit"));
        assertTrue(
                entrance.platform().directory().find(Addresses.email(address)).isEmpty());
        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, true, 3));
        assertEquals(201, add(asOwner, address, Entrance.PASSWORD, "agent").status());
    }

    @Test
    void anotherTenantsUsersAreNotThere() {
        var otherTenant = entrance.test.tenant();
        var stranger = entrance.caller(otherTenant, entrance.user(otherTenant, Role.OWNER));

        assertEquals(404, show(stranger, owner.id()).status());
        assertEquals(
                404,
                change(stranger, owner.id(), Map.of("name", "Mallory"), null).status());
        assertNull(entrance.users().of(otherTenant).find(owner.id()));
        assertEquals("Ada", show(asOwner, owner.id()).at("name"));
        assertTrue(list(stranger).stream().noneMatch(owner.id()::equals));
    }

    @Test
    void aUserSeesAndChangesHimselfAndNobodyElse() {
        var agent = entrance.user(tenant, Role.AGENT);
        var asAgent = entrance.caller(tenant, agent);

        assertEquals(200, show(asAgent, agent.id()).status());
        assertEquals(403, show(asAgent, owner.id()).status());
        assertEquals(
                200,
                change(asAgent, agent.id(), Map.of("company", "Acme"), null).status());
        assertEquals(
                403, change(asAgent, agent.id(), Map.of("role", "owner"), null).status());
        assertEquals(
                403, change(asAgent, agent.id(), Map.of("isActive", true), null).status());
        assertEquals(
                403,
                change(asAgent, owner.id(), Map.of("company", "Acme"), null).status());
        assertEquals("agent", show(asAgent, agent.id()).at("role"));
    }

    @Test
    void aManagerCannotTouchAnOwner() {
        var manager = entrance.caller(tenant, entrance.user(tenant, Role.MANAGER));

        assertEquals(
                403,
                change(manager, owner.id(), Map.of("isActive", false), null).status());
        assertEquals(
                403,
                change(manager, manager.id(), Map.of("role", "owner"), null).status());
    }

    @Test
    void theLastActiveOwnerStays() {
        var refused = change(asOwner, owner.id(), Map.of("role", "agent"), null);
        assertEquals(409, refused.status());
        assertEquals("access/last-owner", refused.at("type"));

        var second = entrance.user(tenant, Role.OWNER);
        assertEquals(
                200,
                change(asOwner, second.id(), Map.of("isActive", false), null).status());
        assertEquals(
                409,
                change(asOwner, owner.id(), Map.of("isActive", false), null).status());
        assertEquals(
                200,
                change(asOwner, second.id(), Map.of("isActive", true), null).status());
        assertEquals(
                200,
                change(asOwner, owner.id(), Map.of("role", "manager"), null).status());
    }

    @Test
    void aDeactivatedUsersSessionsEnd() {
        var agent = entrance.user(tenant, Role.AGENT);
        var token = Entrance.text(entrance.logIn(agent.email(), Entrance.PASSWORD), "refreshToken");

        change(asOwner, agent.id(), Map.of("isActive", false), null);
        assertEquals(401, entrance.refresh(token).status());
        change(asOwner, agent.id(), Map.of("isActive", true), null);

        assertEquals(401, entrance.refresh(token).status(), "an ended session does not come back");
        assertEquals(200, entrance.logIn(agent.email(), Entrance.PASSWORD).status());
    }

    @Test
    void anOutdatedVersionIsRefused() {
        var agent = entrance.user(tenant, Role.AGENT);

        assertEquals(
                200, change(asOwner, agent.id(), Map.of("name", "Bea"), "\"1\"").status());
        assertEquals(
                412,
                change(asOwner, agent.id(), Map.of("name", "Cleo"), "\"1\"").status());
        assertEquals("Bea", show(asOwner, agent.id()).at("name"));
    }

    @Test
    void whatCannotBeIsNamedFieldByField() {
        var wrong = new HashMap<String, Object>();
        wrong.put("timezone", "Mars/Olympus");
        wrong.put("phone", "12");
        wrong.put("name", "  ");
        wrong.put("salary", 3);

        var answer = change(asOwner, owner.id(), wrong, null);

        assertEquals(400, answer.status());
        assertTrue(answer.wrongFields().contains("/salary"), answer.body());
        wrong.remove("salary");
        assertEquals(
                List.of("/name", "/phone", "/timezone"),
                change(asOwner, owner.id(), wrong, null).wrongFields().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void pagesCoverAllUsersOnce() {
        for (int i = 0; i < 4; i++) {
            entrance.user(tenant, Role.AGENT);
        }
        var of = entrance.users().of(tenant);

        var first = of.list(null, 3);
        var second = of.list(first.next(), 3);

        assertEquals(3, first.data().size());
        assertEquals(2, second.data().size());
        assertNotNull(first.next());
        assertThrows(
                Problem.class, () -> entrance.users().of(entrance.test.tenant()).list(first.next(), 3));
    }

    private HttpCall.Answer add(Caller caller, String email, String password, String role) {
        return entrance.test
                .call(entrance.test.function(AddUser.Function::new, Permission.MANAGE), "POST", "/v1/users")
                .as(caller)
                .body(Map.of("name", "Bob", "email", email, "password", password, "role", role))
                .send();
    }

    private HttpCall.Answer show(Caller caller, String id) {
        return entrance.test
                .call(entrance.test.function(ShowUser.Function::new, Permission.VIEW), "GET", "/v1/users/" + id)
                .path("id", id)
                .as(caller)
                .send();
    }

    @Test
    void whatAPersonNoLongerWantsSaidIsTakenAwayByNull() {
        var id = entrance.user(tenant, Role.AGENT).id();
        assertEquals(
                "+12127360001",
                change(asOwner, id, Map.of("phone", "+12127360001", "company", "Acme"), null)
                        .at("phone"));

        var taken = entrance.test
                .call(entrance.test.function(ChangeUser.Function::new, Permission.VIEW), "PATCH", "/v1/users/" + id)
                .path("id", id)
                .as(asOwner)
                .body("{\"phone\":null}")
                .send();

        assertEquals(200, taken.status(), taken.body());
        assertEquals(null, taken.at("phone"));
        assertEquals("Acme", taken.at("company"));
    }

    private HttpCall.Answer change(
            Caller caller, String id, Map<String, Object> body, @org.jspecify.annotations.Nullable String ifMatch) {
        var call = entrance.test
                .call(entrance.test.function(ChangeUser.Function::new, Permission.VIEW), "PATCH", "/v1/users/" + id)
                .path("id", id)
                .as(caller)
                .body(body);
        return (ifMatch == null ? call : call.header("if-match", ifMatch)).send();
    }

    private List<String> list(Caller caller) {
        var answer = entrance.test
                .call(entrance.test.function(ListUsers.Function::new, Permission.MANAGE), "GET", "/v1/users")
                .as(caller)
                .send();
        assertEquals(200, answer.status());
        return answer.at("data") instanceof List<?> data
                ? data.stream()
                        .map(user -> String.valueOf(((Map<?, ?>) user).get("id")))
                        .toList()
                : List.of();
    }
}
