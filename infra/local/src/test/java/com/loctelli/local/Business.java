package com.loctelli.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A business that is ready to answer texts, made as its admin and its owner would make it. */
record Business(Api owner, String id, String ownerId, String calendarId, String strategyId, String number) {
    static final String PASSWORD = "Owner-Pass-9-Word";
    static final String ZONE = "America/New_York";

    static Business make(Api admin, String slug, String number, String location) {
        var made = admin.post(
                        "/v1/admin/sub-accounts",
                        Map.of(
                                "name",
                                "Business " + slug,
                                "slug",
                                slug,
                                "timezone",
                                ZONE,
                                "defaultCountry",
                                "US",
                                "owner",
                                Map.of("name", "Olivia", "email", slug + "@example.com", "password", PASSWORD)))
                .is(201);
        var owner = new Api(admin.address(), "").as(slug + "@example.com", PASSWORD);
        var ownerId = made.text("owner.id");
        owner.post("/v1/senders", Map.of("phone", number, "provider", "twilio")).is(201);
        var weekly = Stream.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
                .map(day -> Map.of("day", day, "from", "08:00", "to", "20:00"))
                .toList();
        owner.put(
                        "/v1/users/" + ownerId + "/schedule",
                        Map.of("timezone", ZONE, "weekly", weekly, "overrides", List.of()))
                .is(200);
        var calendar = owner.post(
                        "/v1/calendars",
                        Map.of(
                                "name", "Visits",
                                "timezone", ZONE,
                                "memberIds", List.of(ownerId),
                                "slotMinutes", 30,
                                "bufferBefore", 0,
                                "bufferAfter", 0,
                                "minNoticeMinutes", 60,
                                "horizonDays", 14))
                .is(201);
        var strategy = owner.post(
                        "/v1/strategies",
                        Map.of(
                                "name", "New customers",
                                "aiName", "Ava",
                                "aiRole", "assistant",
                                "conversationTone", "friendly",
                                "qualificationQuestions", List.of("What can we help you with?"),
                                "closingStrategy", "Offer times and book the one they choose.",
                                "mode", "auto",
                                "calendarId", calendar.text("id"),
                                "timing", Map.of("waitSeconds", 5)))
                .is(201);
        owner.post(
                        "/v1/integrations",
                        Map.of(
                                "templateName",
                                "gohighlevel",
                                "name",
                                "GoHighLevel",
                                "externalAccountId",
                                location,
                                "config",
                                Map.of(),
                                "secrets",
                                Map.of("accessToken", "secret-of-" + slug)))
                .is(201);
        return new Business(owner, made.text("id"), ownerId, calendar.text("id"), strategy.text("id"), number);
    }

    /** The same business after a restart: signed in again. */
    Business again(LocalRun run, String slug) {
        return new Business(run.api().as(slug + "@example.com", PASSWORD), id, ownerId, calendarId, strategyId, number);
    }

    String conversationOf(String leadId) {
        return Api.found(
                "the conversation is opened",
                () -> owner.get("/v1/conversations?leadId=" + leadId),
                answer -> answer.at("data.0.id"));
    }

    List<Map<String, Object>> messages(String conversationId) {
        return owner.get("/v1/conversations/" + conversationId + "/messages")
                .is(200)
                .data();
    }

    /** The lead texts, and what it has on its phone once the agent has answered. */
    List<String> hears(LocalRun run, String phone, String words) {
        int before = run.api().received(phone).size();
        run.api().texts(phone, number, words);
        return Api.eventually("an answer to “" + words + "”", () -> run.api().received(phone), t -> t.size() > before);
    }
}
