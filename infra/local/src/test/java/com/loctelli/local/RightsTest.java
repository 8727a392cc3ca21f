package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Resource;
import com.loctelli.kernel.tenancy.Scope;
import com.loctelli.surface.Route;
import com.loctelli.surface.Surface;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The matrix of rights: every route of {@link Surface}, called by everybody there can be, in their own sub-account and
 * with the ids of another. What is expected is written here once more, by hand and by another rule than the edge's.
 */
class RightsTest {
    private static final Everything ALL = Everything.shared();
    private static final Set<Permission> OF_A_TENANT = EnumSet.of(Permission.VIEW, Permission.WORK, Permission.MANAGE);

    /** Written in somebody's name, or about the caller's own account: a program and a visiting admin are nobody. */
    private static final Set<String> IN_PERSON = Set.of(
            "GET /v1/api-keys",
            "DELETE /v1/api-keys/{id}",
            "POST /v1/auth/2fa/enroll",
            "GET /v1/auth/profile",
            "PATCH /v1/auth/profile",
            "GET /v1/auth/sessions",
            "DELETE /v1/auth/sessions/{id}",
            "POST /v1/auth/verify-email/request",
            "POST /v1/conversations/{id}/messages",
            "POST /v1/conversations/{id}/suggestion/accept",
            "POST /v1/conversations/{id}/take-over",
            "DELETE /v1/invitations/{id}",
            "POST /v1/security-incidents/{id}/resolve",
            "PUT /v1/users/{id}/schedule");

    /** The first words of paths under which rows belong to somebody. */
    private static final Set<String> ABOUT_SOMEBODY = Set.of(
            "bookings", "chat", "conversations", "imports", "leads", "security-incidents", "sms", "tasks", "turns");

    /** What under those words tells nothing of anybody's rows. */
    private static final Set<String> NOBODYS = new TreeSet<>(Set.of(
            "GET /v1/sms/campaigns",
            "GET /v1/sms/campaigns/{id}",
            "GET /v1/sms/campaigns/{id}/stats",
            "GET /v1/sms/stats",
            "POST /v1/bookings/availability",
            "POST /v1/sms/validate-phone"));

    /** What ends the session of who calls it. */
    private static final Set<String> LEAVING =
            Set.of("POST /v1/auth/logout", "POST /v1/auth/logout-all", "POST /v1/admin/auth/logout");

    private static Api plain;
    private static Api stranger;
    private static Map<String, Who> mine;
    private static Map<String, Who> others;

    /**
     * Somebody who calls.
     *
     * @param may the permissions that this one has
     * @param scopes a key's or a grant's; null for who needs none
     */
    private record Who(
            Supplier<Api> enters,
            Set<Permission> may,
            @Nullable List<String> scopes,
            boolean isPerson) {
        boolean may(Route route) {
            return may.contains(route.permission()) && (scopes == null || isCovered(scopes, route));
        }

        private static boolean isCovered(List<String> scopes, Route route) {
            var word = route.path().split("/", -1)[2];
            return scopes.stream().anyMatch(scope -> {
                var parts = scope.split(":", 2);
                return (parts[0].equals("*") || parts[0].equals(word))
                        && (parts[1].equals("write") || route.method().equals("GET"));
            });
        }
    }

    @BeforeAll
    static void everybody() {
        plain = plainAdmin("plain@example.com");
        stranger = plainAdmin("stranger@example.com");
        mine = of(ALL.mine(), "mine");
        others = of(ALL.others(), "others");
    }

    private static Map<String, Who> of(Business business, String slug) {
        var all = new LinkedHashMap<String, Who>();
        var view = EnumSet.of(Permission.VIEW);
        var work = EnumSet.of(Permission.VIEW, Permission.WORK);
        for (var role :
                Map.of("viewer", view, "agent", work, "manager", OF_A_TENANT).entrySet()) {
            var email = role.getKey() + "-of-" + slug + "@example.com";
            business.owner()
                    .post(
                            "/v1/users",
                            Map.of("name", "Una", "email", email, "password", Business.PASSWORD, "role", role.getKey()))
                    .is(201);
            all.put(role.getKey(), person(email, role.getValue()));
        }
        all.put("owner", person(slug + "@example.com", OF_A_TENANT));
        for (var key : List.of(
                Map.entry("viewer", List.of("*:write")),
                Map.entry("agent", List.of("leads:write", "conversations:read")),
                Map.entry("manager", List.of("*:read")),
                Map.entry("manager", List.of("*:write")))) {
            var text = business.owner()
                    .post("/v1/api-keys", Map.of("name", "k", "role", key.getKey(), "scopes", key.getValue()))
                    .is(201)
                    .text("key");
            var may = key.getKey().equals("viewer") ? view : key.getKey().equals("agent") ? work : OF_A_TENANT;
            var api = ALL.run().api().with(text);
            all.put("a key, " + key, new Who(() -> api, may, key.getValue(), false));
        }
        all.put("an admin", new Who(() -> plain, EnumSet.of(Permission.ADMIN), null, true));
        all.put("a super-admin", new Who(ALL::admin, EnumSet.of(Permission.ADMIN, Permission.SUPER_ADMIN), null, true));
        all.put("an admin without a grant", new Who(() -> stranger.visiting(business.id()), Set.of(), null, false));
        all.put("an admin with a grant", visitor(plain, business, List.of("leads:read", "bookings:write")));
        all.put("a super-admin with a grant", visitor(ALL.admin(), business, List.of("*:write")));
        return all;
    }

    private static Who visitor(Api admin, Business business, List<String> scopes) {
        var grants = "/v1/admin/sub-accounts/" + business.id() + "/access-grants";
        admin.post(grants, Map.of("reason", "a test", "scopes", scopes)).is(201);
        return new Who(() -> admin.visiting(business.id()), OF_A_TENANT, scopes, false);
    }

    /** An admin who is none of the super-admins. */
    private static Api plainAdmin(String email) {
        var code = ALL.admin()
                .post("/v1/admin/auth-codes", Map.of("role", "admin"))
                .is(201)
                .text("code");
        var password = "Another-Horse-8-Battery";
        ALL.run()
                .api()
                .post(
                        "/v1/admin/auth/register",
                        Map.of("code", code, "name", "Al", "email", email, "password", password))
                .is(200);
        return ALL.run().api().asAdmin(email, password);
    }

    private static Who person(String email, Set<Permission> may) {
        return new Who(() -> ALL.run().api().as(email, Business.PASSWORD), may, null, true);
    }

    @Test
    void whoHasTheRightIsHeardAndWhoLacksItIsToldWhichOneItTakes() {
        var wrong = new TreeMap<String, String>();
        int heard = 0;
        int refused = 0;
        for (var who : mine.entrySet()) {
            var api = who.getValue().enters().get();
            for (var route : closed()) {
                boolean may = who.getValue().may(route);
                if (may && LEAVING.contains(route.key())) {
                    continue;
                }
                var answer = api.send(route.method(), ALL.unknown(route), Bodies.of(route, ALL.mine()));
                boolean isHeard = answer.status() < 500 && answer.status() != 401 && answer.status() != 403;
                boolean isTold = answer.status() == 403
                        && (answer.at("needed") != null || answer.text("type").endsWith("no-access-grant"));
                if (may && !who.getValue().isPerson() && IN_PERSON.contains(route.key())) {
                    may = false;
                    isTold = "user".equals(answer.at("needed"));
                }
                heard += may ? 1 : 0;
                refused += may ? 0 : 1;
                if (may ? !isHeard : !isTold) {
                    wrong.put(who.getKey() + ": " + route.key(), answer.status() + " " + answer.text());
                }
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(heard > 1000 && refused > 1000, heard + " heard, " + refused + " refused");
    }

    @Test
    void anIdOfAnotherSubAccountIsNotThereWhateverTheRole() {
        var wrong = new TreeMap<String, String>();
        int called = 0;
        for (var who : others.entrySet()) {
            if (!who.getValue().isPerson()
                    && !who.getKey().contains("key")
                    && !who.getKey().contains("with a grant")) {
                continue;
            }
            var api = who.getValue().enters().get();
            for (var route : closed()) {
                boolean isOfATenant = OF_A_TENANT.contains(route.permission());
                // An outside system's ids are each tenant's own: there the caller's own lead is made.
                if (!isOfATenant || !route.path().contains("{") || route.path().contains("by-external")) {
                    continue;
                }
                called++;
                var answer = api.send(route.method(), ALL.filled(route), Bodies.of(route, ALL.others()));
                boolean may = who.getValue().may(route);
                boolean isRight = may
                        ? answer.status() == 404 || (!who.getValue().isPerson() && answer.status() == 403)
                        : answer.status() == 403;
                if (!isRight) {
                    wrong.put(who.getKey() + ": " + route.key(), answer.status() + " " + answer.text());
                }
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(called > 500, "calls: " + called);
    }

    @Test
    void whoLeavesIsGone() {
        for (var route : closed()) {
            if (LEAVING.contains(route.key())) {
                boolean isAdmins = route.permission() == Permission.ADMIN;
                var api = isAdmins
                        ? plainAdmin("leaves@example.com")
                        : mine.get("viewer").enters().get();
                api.send(route.method(), route.path(), Bodies.of(route, ALL.mine()))
                        .is(204);
                api.get(isAdmins ? "/v1/admin/auth/profile" : "/v1/auth/profile")
                        .is(401);
            }
        }
    }

    @Test
    void whoWorksOnlyTheirOwnRowsReachesNobodyElsesByAnyRoute() {
        var email = "narrow@example.com";
        var id = ALL.mine()
                .owner()
                .post(
                        "/v1/users",
                        Map.of("name", "Ned", "email", email, "password", Business.PASSWORD, "role", "agent"))
                .is(201)
                .text("id");
        var scopes = new TreeMap<String, String>();
        for (var resource : Resource.values()) {
            scopes.put(resource.wire(), Scope.OWN.wire());
        }
        ALL.mine().owner().patch("/v1/users/" + id, Map.of("scopes", scopes)).is(200);
        var narrow = ALL.run().api().as(email, Business.PASSWORD);
        var own = narrow.post("/v1/leads", Map.of("name", "Nora", "phone", "+12025550177"))
                .is(201);
        assertEquals(id, own.text("ownerUserId"), "who sees only their own owns what they make");
        var wrong = new TreeMap<String, String>();
        int checked = 0;
        for (var route : closed()) {
            var resource = route.access().resource();
            if (resource == null || route.permission() == Permission.MANAGE) {
                continue;
            }
            boolean namesARow = route.path().contains("{id}")
                    || route.path().contains("{leadId}")
                    || route.key().startsWith("GET /v1/leads/by-external");
            if (!namesARow && route.access().least() == Scope.OWN) {
                continue;
            }
            checked++;
            var answer = narrow.send(route.method(), ALL.filled(route), Bodies.of(route, ALL.mine()));
            var needed = resource.wire() + ":all";
            if (answer.status() != 403 || !needed.equals(answer.at("needed"))) {
                wrong.put(route.key(), answer.status() + " " + answer.text());
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(checked > 60, "routes about somebody's rows: " + checked);
        assertEquals(
                List.of("Nora"),
                narrow.get("/v1/leads").is(200).data().stream()
                        .map(lead -> lead.get("name"))
                        .toList());
        for (var list : List.of("/v1/tasks", "/v1/bookings", "/v1/leads?q=Ann", "/v1/leads?status=lead&q=Ann")) {
            assertEquals(List.of(), narrow.get(list).is(200).data(), list);
        }
        var conversations = narrow.get("/v1/conversations").is(200).data();
        assertTrue(
                conversations.stream().allMatch(one -> own.text("id").equals(one.get("leadId"))),
                conversations::toString);
    }

    @Test
    void everyRouteForThoseWhoWorkLeadsSaysWhoseRowsItIsAbout() {
        var unsaid = new ArrayList<String>();
        for (var route : closed()) {
            boolean isTheirs = route.permission() == Permission.VIEW || route.permission() == Permission.WORK;
            var word = route.path().split("/", -1)[2];
            if (isTheirs && ABOUT_SOMEBODY.contains(word) && route.access().resource() == null) {
                unsaid.add(route.key());
            }
        }
        assertEquals(NOBODYS, new TreeSet<>(unsaid));
    }

    private static List<Route> closed() {
        return Surface.ROUTES.stream()
                .filter(route -> !route.permission().isOpen())
                .toList();
    }
}
