package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.surface.Route;
import com.loctelli.surface.Surface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route of {@link Surface}, called by those who may not. */
class EveryRouteTest {
    @TempDir
    static Path data;

    /** Makes a lead of the caller's own where it finds none: an outside system's ids are each tenant's own. */
    private static final String UPSERT = "PUT /v1/leads/by-external/{system}/{externalId}";

    private static LocalRun run;
    private static Business mine;
    private static Business others;
    private static Map<String, String> ids;

    @BeforeAll
    static void start() {
        run = LocalRun.start(data, Map.of());
        var admin = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
        mine = Business.make(admin, "mine", "+12025550161", "loc-mine");
        others = Business.make(admin, "others", "+12025550162", "loc-others");
        ids = idsOfMine();
    }

    @AfterAll
    static void end() {
        run.close();
    }

    /** What the first business has, by the part of the path that names its kind. */
    private static Map<String, String> idsOfMine() {
        var owner = mine.owner();
        var found = new LinkedHashMap<String, String>();
        var lead = owner.post("/v1/leads", Map.of("name", "Ann", "phone", "+12025550163", "timezone", Business.ZONE))
                .is(201)
                .text("id");
        found.put("leads", lead);
        found.put("users", mine.ownerId());
        found.put("calendars", mine.calendarId());
        found.put("strategies", mine.strategyId());
        found.put("conversations", mine.conversationOf(lead));
        found.put("senders", owner.get("/v1/senders").is(200).text("data.0.id"));
        found.put("integrations", owner.get("/v1/integrations").is(200).text("data.0.id"));
        found.put(
                "turns",
                Api.found(
                        "a turn",
                        () -> owner.get("/v1/conversations/" + found.get("conversations") + "/turns"),
                        answer -> answer.at("data.0.id")));
        found.put(
                "messages", Api.found("a text", () -> owner.get("/v1/sms/messages"), answer -> answer.at("data.0.id")));
        var slot = owner.get("/v1/calendars/" + mine.calendarId() + "/slots?from=" + later(1) + "&to=" + later(6))
                .is(200);
        found.put(
                "bookings",
                owner.post(
                                "/v1/bookings",
                                Map.of(
                                        "calendarId", mine.calendarId(),
                                        "leadId", lead,
                                        "startAt", slot.text("data.0.startAt")))
                        .is(201)
                        .text("id"));
        found.put(
                "holds",
                owner.post(
                                "/v1/bookings/holds",
                                Map.of(
                                        "calendarId", mine.calendarId(),
                                        "leadId", lead,
                                        "startAt", slot.text("data.3.startAt")))
                        .is(201)
                        .text("id"));
        found.put(
                "campaigns",
                owner.post(
                                "/v1/sms/campaigns",
                                Map.of("name", "Spring", "body", "Hello from us", "purpose", "informational"))
                        .is(201)
                        .text("id"));
        found.put(
                "imports",
                owner.post("/v1/imports", Map.of("contentLength", 100)).is(201).text("id"));
        found.put(
                "jobs", owner.post("/v1/sub-account/exports", Map.of()).is(202).text("id"));
        Api.found("an export", () -> owner.get("/v1/jobs/" + found.get("jobs")), answer -> answer.at("download"));
        found.put("sessions", owner.get("/v1/auth/sessions").is(200).text("data.0.id"));
        found.put(
                "api-keys",
                owner.post(
                                "/v1/api-keys",
                                Map.of("name", "a program", "role", "viewer", "scopes", List.of("leads:read")))
                        .is(201)
                        .text("id"));
        found.put(
                "invitations",
                owner.post("/v1/invitations", Map.of("role", "viewer")).is(201).text("id"));
        run.api()
                .post(
                        "/local/ghl-events",
                        Map.of(
                                "type", "ContactCreate",
                                "locationId", "loc-mine",
                                "id", "contact-mine",
                                "firstName", "Bo",
                                "webhookId", "wh-mine",
                                "timestamp", java.time.Instant.now().toString()))
                .is(200);
        found.put(
                "inbound-events",
                Api.found("an event", () -> owner.get("/v1/inbound-events"), answer -> answer.at("data.0.id")));
        var second = Api.found(
                "its lead", () -> owner.get("/v1/leads/by-external/ghl/contact-mine"), answer -> answer.at("id"));
        // What the sweeps write by themselves is written before anything is compared.
        run.api().post("/local/clock", Map.of("advanceSeconds", 200)).is(200);
        for (var one : List.of(lead, second)) {
            Api.found("its score", () -> owner.get("/v1/leads/" + one), answer -> answer.at("score.value"));
        }
        return found;
    }

    @Test
    void asAnotherTenantEveryIdOfMineIsNotFoundAndNothingIsReadOrWritten() {
        var before = everythingOfMine();
        var wrong = new TreeMap<String, String>();
        int called = 0;
        for (var route : Surface.ROUTES) {
            if (!isOfATenant(route) || !route.path().contains("{") || UPSERT.equals(route.key())) {
                continue;
            }
            var answer = others.owner().send(route.method(), filled(route), Bodies.of(route, others));
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
        var slot = later(2);
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
            var path = filled(route);
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
            var answer = stranger.send(route.method(), filled(route), Bodies.of(route, mine));
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
            var answer = viewer.send(route.method(), filled(route), Bodies.of(route, mine));
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

    /** The route's path with ids of mine. */
    private static String filled(Route route) {
        var path = route.path()
                .replace("{system}", "ghl")
                .replace("{externalId}", "contact-mine")
                .replace("{leadId}", ids.get("leads"))
                .replace("{tag}", "vip")
                .replace("{grantId}", "gr_unknown")
                .replace("{eventType}", "ContactCreate")
                .replace("{version}", "1")
                .replace("{name}", "turns")
                .replace("{code}", "inv_unknown")
                .replace("{documentId}", "doc_unknown");
        if (path.contains("{id}")) {
            var parts = path.split("/", -1);
            for (int i = 1; i < parts.length; i++) {
                if (parts[i].equals("{id}")) {
                    parts[i] = ids.getOrDefault(parts[i - 1], "unknown_" + parts[i - 1]);
                }
            }
            path = String.join("/", parts);
        }
        if (path.endsWith("/search")) {
            return path + "?q=price";
        }
        return path.endsWith("/slots") ? path + "?from=" + later(1) + "&to=" + later(2) : path;
    }

    /** All that the owner can read, without what tells the time of the reading, such as a link that is signed for it. */
    private static Map<String, String> everythingOfMine() {
        var all = new TreeMap<String, String>();
        var skipped = new ArrayList<String>();
        for (var route : Surface.ROUTES) {
            if (route.method().equals("GET")
                    && isOfATenant(route)
                    && !route.path().endsWith("/score")
                    && !route.path().startsWith("/v1/jobs/")) {
                var answer = mine.owner().get(filled(route));
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

    private static String later(int days) {
        return java.time.Instant.now()
                .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                .plus(java.time.Duration.ofDays(days))
                .toString();
    }
}
