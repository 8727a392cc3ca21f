package com.loctelli.local;

import com.loctelli.surface.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The product with two businesses, of which the first has one of everything; started once for all the tests that call
 * every route.
 *
 * @param ids what the first business has, by the part of the path that names its kind
 */
record Everything(LocalRun run, Api admin, Business mine, Business others, Map<String, String> ids) {
    private static final class Once {
        private static final Everything MADE = make();
    }

    /** The one of this process, which ends with it; signed in anew, since access tokens do not last. */
    static Everything shared() {
        var one = Once.MADE;
        return new Everything(
                one.run,
                one.run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD),
                one.mine.again(one.run, "mine"),
                one.others.again(one.run, "others"),
                one.ids);
    }

    private static Everything make() {
        try {
            var run =
                    LocalRun.start(Files.createTempDirectory("loctelli-everything"), Map.of("LOCTELLI_DATA", "memory"));
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            var admin = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
            var mine = Business.make(admin, "mine", "+12025550161", "loc-mine");
            var others = Business.make(admin, "others", "+12025550162", "loc-others");
            return new Everything(run, admin, mine, others, idsOf(run, mine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> idsOf(LocalRun run, Business mine) {
        var owner = mine.owner();
        var found = new LinkedHashMap<String, String>();
        var lead = owner.post("/v1/leads", Map.of("name", "Ann", "phone", "+12025550163", "timezone", Business.ZONE))
                .is(201)
                .text("id");
        found.put("leads", lead);
        found.put("users", mine.ownerId());
        found.put(
                "tasks",
                owner.post("/v1/leads/" + lead + "/tasks", Map.of("title", "call back"))
                        .is(201)
                        .text("id"));
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
        found.put("contacts", "contact-mine");
        var second = Api.found(
                "its lead", () -> owner.get("/v1/leads/by-external/ghl/contact-mine"), answer -> answer.at("id"));
        // What the sweeps write by themselves is written before anything is compared.
        run.api().post("/local/clock", Map.of("advanceSeconds", 200)).is(200);
        for (var one : List.of(lead, second)) {
            Api.found("its score", () -> owner.get("/v1/leads/" + one), answer -> answer.at("score.value"));
        }
        return found;
    }

    /** The route's path with ids of the first business. */
    String filled(Route route) {
        return filled(route, ids);
    }

    /** The route's path with ids that nobody has. */
    String unknown(Route route) {
        return filled(route, Map.of("leads", "ld_0000000000000000000000"));
    }

    private static String filled(Route route, Map<String, String> ids) {
        var path = route.path()
                .replace("{system}", "ghl")
                .replace("{externalId}", ids.getOrDefault("contacts", "contact-unknown"))
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

    static String later(int days) {
        return java.time.Instant.now()
                .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                .plus(java.time.Duration.ofDays(days))
                .toString();
    }
}
