package com.loctelli.access.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.Entrance;
import com.loctelli.access.users.ListUsers;
import com.loctelli.access.users.ShowUser;
import com.loctelli.access.users.Standing;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.ApiKeys;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final Entrance entrance = new Entrance();
    private final Tenant tenant = entrance.test.tenant();
    private final Caller.User manager = entrance.caller(tenant, entrance.user(tenant, Role.MANAGER));
    private final HttpFunction users = entrance.test.function(ListUsers.Function::new, Permission.MANAGE);

    @Test
    void aKeyEntersItsOwnTenantAndIsShownOnce() {
        var made = add(manager, Map.of());
        var key = Entrance.text(made, "key");

        assertEquals(201, made.status());
        assertTrue(ApiKeys.isOne(key));
        assertEquals(key.substring(0, 8), made.at("prefix"));
        var seen = use(key);
        assertEquals(200, seen.status(), seen.body());
        assertEquals(manager.id(), seen.at("data.0.id"));
        var listed = list(manager);
        assertEquals(made.at("id"), listed.at("data.0.id"));
        assertNull(listed.at("data.0.key"));
        assertFalse(listed.body().contains(key));
        var stored = entrance.platform()
                .database()
                .table(TableName.ACCESS)
                .of(tenant)
                .query(Query.prefix(ApiKeys.key("")), ApiKey.class);
        assertEquals(1, stored.data().size());
        assertFalse(stored.data().toString().contains(key), "the row keeps it hashed");
    }

    @Test
    void whatNoScopeCoversIsForbidden() {
        var leads = Entrance.text(add(manager, Map.of("scopes", List.of("leads:write"))), "key");
        var all = Entrance.text(add(manager, Map.of("scopes", List.of("*:read"))), "key");
        var writing = Entrance.text(add(manager, Map.of("scopes", List.of("users:write"))), "key");

        assertEquals(403, use(leads).status());
        assertEquals(200, use(all).status());
        assertEquals(200, use(writing).status(), "to write includes to read");
        var key = new Caller.Key(tenant, "key_1", Role.MANAGER, List.of("leads:read"));
        assertTrue(key.allows("GET /v1/leads/{id}"));
        assertFalse(key.allows("POST /v1/leads"));
        assertFalse(key.allows("GET /v1/lead"));
        assertFalse(key.allows(""));
    }

    @Test
    void aKeyHasNoMoreThanItsRole() {
        var key = Entrance.text(add(manager, Map.of("role", "agent")), "key");

        assertEquals(403, use(key).status());
    }

    @Test
    void aKeyIsNobodyInPersonAndMakesNoKeys() {
        var key = Entrance.text(add(manager, Map.of("scopes", List.of("*:write"))), "key");

        assertEquals(403, entrance.profile(key).status());
        var more = call("POST", "/v1/api-keys")
                .header("authorization", "Bearer " + key)
                .body(body(Map.of()))
                .send();
        assertEquals(403, more.status());
        assertEquals(1, keys(manager));
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceAndElsewhereWithinFiveSeconds() {
        var made = add(manager, Map.of());
        var key = Entrance.text(made, "key");
        var elsewhere =
                new Platform(entrance.platform().settings(), entrance.platform().clock(), Ids.secure(), List.of());
        assertEquals(200, use(key).status());
        assertEquals(tenant, elsewhere.apiKeys().verify(key).tenant());

        assertEquals(204, revoke(manager, Entrance.text(made, "id")).status());

        assertEquals(401, use(key).status());
        entrance.test.clock().advance(Duration.ofSeconds(5));
        assertThrows(Problem.class, () -> elsewhere.apiKeys().verify(key));
        assertEquals(204, revoke(manager, Entrance.text(made, "id")).status(), "again is the same");
        assertNotEquals(null, list(manager).at("data.0.revokedAt"));
    }

    @Test
    void aKeyEndsAtItsTimeToTheSecond() {
        var end = entrance.platform().clock().now().plusSeconds(60);
        var key = Entrance.text(add(manager, Map.of("expiresAt", end.toString())), "key");
        assertEquals(200, use(key).status());

        entrance.test.clock().advance(Duration.ofSeconds(57));
        assertEquals(200, use(key).status());
        entrance.test.clock().advance(Duration.ofSeconds(4));

        assertEquals(401, use(key).status());
    }

    @Test
    void aSuspendedSubAccountsKeysAreRefused() {
        var key = Entrance.text(add(manager, Map.of()), "key");
        assertEquals(200, use(key).status());

        entrance.platform().database().commit(Standing.set(entrance.platform(), tenant, false, 10));
        entrance.platform().epochs().changed(tenant);

        assertEquals(401, use(key).status());
    }

    @Test
    void anotherTenantNeitherSeesNorEndsAKey() {
        var made = add(manager, Map.of());
        var elsewhere = entrance.test.tenant();
        var stranger = entrance.caller(elsewhere, entrance.user(elsewhere, Role.OWNER));

        assertEquals(0, keys(stranger));
        assertEquals(404, revoke(stranger, Entrance.text(made, "id")).status());
        assertEquals(200, use(Entrance.text(made, "key")).status());
    }

    @Test
    void anythingElseIsNoKey() {
        var key = Entrance.text(add(manager, Map.of()), "key");
        var other = "lk_" + "A".repeat(44);

        for (var text :
                List.of(other, key + "A", key.substring(0, 40), "lk_", key.toUpperCase(java.util.Locale.ROOT))) {
            assertEquals(401, use(text).status(), text.length() + " characters");
        }
    }

    @Test
    void aWayInTheDirectoryWithoutARowLeadsNowhere() {
        var text = "lk_" + "B".repeat(22) + entrance.platform().ids().token();
        entrance.platform()
                .directory()
                .claimOnce(
                        ApiKeys.routing(ApiKeys.hash(text)),
                        tenant,
                        Map.of("key", "key_gone"),
                        com.loctelli.kernel.problem.ProblemType.CONFLICT);

        assertEquals(401, use(text).status());
    }

    @Test
    void theLastUseIsNotedToTheHourAndAWarmProcessReadsNothing() {
        var key = Entrance.text(add(manager, Map.of()), "key");
        use(key);
        var first = String.valueOf(list(manager).at("data.0.lastUsedAt"));
        var meter = new Meter();
        Meter.measure(meter, () -> entrance.platform().apiKeys().verify(key));
        assertEquals(0, meter.trips());

        entrance.test.clock().advance(Duration.ofMinutes(30));
        use(key);
        assertEquals(first, list(manager).at("data.0.lastUsedAt"));
        entrance.test.clock().advance(Duration.ofMinutes(31));
        use(key);
        assertNotEquals(first, list(manager).at("data.0.lastUsedAt"));
    }

    @Test
    void aKeyThatCannotBeIsRefusedFieldByField() {
        var past = entrance.platform().clock().now().toString();

        var wrong = add(manager, Map.of("scopes", List.of("leads:read", "all"), "expiresAt", past));

        assertEquals(400, wrong.status());
        assertEquals(List.of("/scopes/1", "/expiresAt"), wrong.wrongFields());
        assertEquals(
                List.of("/scopes"), add(manager, Map.of("scopes", List.of())).wrongFields());
        assertEquals(403, add(manager, Map.of("role", "owner")).status());
        assertEquals(0, keys(manager));
    }

    @Test
    void theAnswerWithTheKeyIsNotKeptForARepetition() {
        var first = call("POST", "/v1/api-keys")
                .as(manager)
                .header("idempotency-key", "k")
                .body(body(Map.of()))
                .send();
        var again = call("POST", "/v1/api-keys")
                .as(manager)
                .header("idempotency-key", "k")
                .body(body(Map.of()))
                .send();

        assertEquals(201, again.status());
        assertNotEquals(first.at("key"), again.at("key"));
    }

    @Test
    void aKeyThatIsRefusedLeavesNoWayInTheDirectory() {
        var refused = add(manager, Map.of("role", "agent", "rowsOf", "usr_nobody"));

        assertEquals(400, refused.status(), refused.body());
        assertEquals(List.of("/rowsOf"), refused.wrongFields());
        var ways = entrance.platform().directory().platformRows().query(Query.prefix("APIKEY#"), Rows.Nothing.class);
        assertEquals(List.of(), ways.data());
    }

    @Test
    void aKeyReadsAPersonByItsRole() {
        var show = entrance.test.function(ShowUser.Function::new, Permission.VIEW);

        for (var expected : Map.of("manager", 200, "viewer", 403).entrySet()) {
            var key = Entrance.text(add(manager, Map.of("role", expected.getKey())), "key");
            var answer = entrance.test
                    .call(show, "GET", "/v1/users/" + manager.id())
                    .path("id", manager.id())
                    .header("authorization", "Bearer " + key)
                    .send();
            assertEquals(expected.getValue(), answer.status(), expected.getKey());
        }
    }

    @Test
    void whatAKeyDoesIsWrittenAsTheIntegrations() {
        assertEquals(
                Actor.integration("key_1"), new Caller.Key(tenant, "key_1", Role.AGENT, List.of("*:write")).actor());
    }

    private HttpCall.Answer use(String key) {
        return entrance.test
                .call(users, "GET", "/v1/users")
                .header("authorization", "Bearer " + key)
                .send();
    }

    private static Map<String, Object> body(Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("name", "Website", "role", "manager"));
        body.put("scopes", List.of("users:read"));
        body.putAll(more);
        return body;
    }

    private HttpCall.Answer add(Caller caller, Map<String, Object> more) {
        return call("POST", "/v1/api-keys").as(caller).body(body(more)).send();
    }

    private HttpCall.Answer list(Caller caller) {
        return call("GET", "/v1/api-keys").as(caller).send();
    }

    private int keys(Caller caller) {
        return list(caller).at("data") instanceof List<?> data ? data.size() : -1;
    }

    private HttpCall.Answer revoke(Caller caller, String id) {
        return call("DELETE", "/v1/api-keys/" + id).path("id", id).as(caller).send();
    }

    private HttpCall call(String method, String path) {
        var function = switch (method) {
            case "GET" -> entrance.test.function(ListApiKeys.Function::new, Permission.MANAGE);
            case "POST" -> entrance.test.function(AddApiKey.Function::new, Permission.MANAGE);
            default -> entrance.test.function(RevokeApiKey.Function::new, Permission.MANAGE);
        };
        return entrance.test.call(function, method, path);
    }
}
