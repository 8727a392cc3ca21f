package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.surface.Route;
import com.loctelli.surface.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every route of {@link Surface}, called by those who may not. */
class EveryRouteTest {
    /** Makes a lead of the caller's own where it finds none: an outside system's ids are each tenant's own. */
    private static final String UPSERT = "PUT /v1/leads/by-external/{system}/{externalId}";

    private static final Everything ALL = Everything.shared();
    private static final LocalRun run = ALL.run();
    private static final Business mine = ALL.mine();
    private static final Business others = ALL.others();
    private static final Map<String, String> ids = ALL.ids();

    @Test
    void asAnotherTenantEveryIdOfMineIsNotFoundAndNothingIsReadOrWritten() {
        var before = everythingOfMine();
        var wrong = new TreeMap<String, String>();
        int called = 0;
        for (var route : Surface.ROUTES) {
            if (!isOfATenant(route) || !route.path().contains("{") || UPSERT.equals(route.key())) {
                continue;
            }
            var answer = others.owner().send(route.method(), ALL.filled(route), Bodies.of(route, others));
            called++;
            if (answer.status() != 404) {
                wrong.put(route.method() + " " + route.path(), answer.status() + " " + answer.text());
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(called > 40, "routes with an id: " + called);
        assertEquals(before, everythingOfMine());
    }

    @Test
    void asAnotherTenantIdsOfMineInABodyAreNotFoundEither() {
        var before = everythingOfMine();
        var slot = Everything.later(2);
        for (var call : List.<Map.Entry<String, Map<String, Object>>>of(
                Map.entry(
                        "/v1/bookings",
                        Map.of("calendarId", mine.calendarId(), "leadId", ids.get("leads"), "startAt", slot)),
                Map.entry(
                        "/v1/bookings",
                        Map.of("calendarId", others.calendarId(), "leadId", ids.get("leads"), "startAt", slot)),
                Map.entry(
                        "/v1/bookings/holds",
                        Map.of("calendarId", mine.calendarId(), "leadId", ids.get("leads"), "startAt", slot)),
                Map.entry("/v1/chat/send", Map.of("leadId", ids.get("leads"), "text", "hello")),
                Map.entry("/v1/sms/send", Map.of("to", "+12025550169", "text", "hello", "leadId", ids.get("leads"))))) {
            var answer = others.owner().post(call.getKey(), call.getValue());
            assertTrue(answer.status() == 404 || answer.status() == 400, call + ": " + answer.text());
        }
        assertEquals(before, everythingOfMine());
    }

    @Test
    void withoutATokenOrWithABrokenExpiredOrForeignOneEveryRouteIsClosed() {
        var good = mine.owner().token();
        var broken = good.substring(0, good.length() - 6) + "AAAAAA";
        var wrong = new TreeMap<String, String>();
        for (var route : Surface.ROUTES) {
            if (route.permission().isOpen()) {
                continue;
            }
            var path = ALL.filled(route);
            for (var token : List.of("", broken, "not-a-token", "lk_0000000000")) {
                var answer = run.api().with(token).send(route.method(), path, Bodies.of(route, mine));
                if (answer.status() != 401) {
                    wrong.put(route.method() + " " + route.path() + " with '" + token + "'", answer.text());
                }
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void theOtherRealmIsForbidden() {
        var admin = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
        var wrong = new TreeMap<String, String>();
        for (var route : Surface.ROUTES) {
            if (route.permission().isOpen()) {
                continue;
            }
            var stranger = isOfATenant(route) ? admin : mine.owner();
            var answer = stranger.send(route.method(), ALL.filled(route), Bodies.of(route, mine));
            if (answer.status() != 403) {
                wrong.put(route.method() + " " + route.path(), answer.status() + " " + answer.text());
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void aRoleBelowWhatTheRouteAsksForIsForbidden() {
        mine.owner()
                .post(
                        "/v1/users",
                        Map.of(
                                "name", "Vera",
                                "email", "vera@example.com",
                                "password", Business.PASSWORD,
                                "role", "viewer"))
                .is(201);
        var viewer = run.api().as("vera@example.com", Business.PASSWORD);
        var wrong = new TreeMap<String, String>();
        for (var route : Surface.ROUTES) {
            if (route.permission() != Permission.WORK && route.permission() != Permission.MANAGE) {
                continue;
            }
            var answer = viewer.send(route.method(), ALL.filled(route), Bodies.of(route, mine));
            if (answer.status() != 403) {
                wrong.put(route.method() + " " + route.path(), answer.status() + " " + answer.text());
            }
        }
        assertEquals(Map.of(), wrong);
    }

    private static boolean isOfATenant(Route route) {
        return switch (route.permission()) {
            case VIEW, WORK, MANAGE -> true;
            case PUBLIC, WEBHOOK, ADMIN, SUPER_ADMIN -> false;
        };
    }

    /** All that the owner can read, without what tells the time of the reading, such as a link that is signed for it. */
    private static Map<String, String> everythingOfMine() {
        var all = new TreeMap<String, String>();
        var skipped = new ArrayList<String>();
        for (var route : Surface.ROUTES) {
            if (route.method().equals("GET")
                    && isOfATenant(route)
                    && !route.path().endsWith("/score")
                    && !route.path().equals("/v1/events")
                    && !route.path().startsWith("/v1/jobs/")) {
                var answer = mine.owner().get(ALL.filled(route));
                if (answer.status() == 200) {
                    all.put(route.path(), answer.text());
                } else {
                    skipped.add(route.path() + " " + answer.status());
                }
            }
        }
        assertTrue(all.size() > 25, "could not be read: " + skipped);
        return all;
    }
}
