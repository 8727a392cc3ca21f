package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise: no path gets a text past STOP. Two persons are on every path there is, of the agent, a person, a campaign, a
 * reminder and a follow-up; one of them says STOP. The other one gets every text, so that each path is shown to have
 * been tried. GoHighLevel is told too, and what comes back of it is no news.
 */
class NothingPastStopTest {
    private static final String NUMBER = "+12025550102";
    private static final String SILENT = "+12025550160";
    private static final String HEARD = "+12025550161";
    private static final ZoneId ZONE = ZoneId.of(Business.ZONE);
    /** How often is looked within a minute that passes. */
    private static final int LOOKS = 3;

    private LocalRun run;
    private Business business;

    @Test
    void noPathGetsATextPastStop(@TempDir Path data) {
        try (var started = LocalRun.start(data, Map.of())) {
            run = started;
            var admin = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
            business = Business.make(admin, "quiet", NUMBER, "loc-quiet");
            // By day, for at night a follow-up waits for the morning.
            until(LocalDate.ofInstant(now(), ZONE)
                    .plusDays(1)
                    .atTime(LocalTime.of(9, 0))
                    .atZone(ZONE)
                    .toInstant());
            prepare();
            var silent = person("contact-silent", "Sia Silent", SILENT);
            var heard = person("contact-heard", "Hal Heard", HEARD);
            var campaign = campaign(silent, heard);

            run.api().texts(SILENT, NUMBER, "STOP");
            Api.eventually("the confirmation of STOP", () -> texts(SILENT), has("unsubscribed"));
            int before = texts(SILENT).size();
            long asked = notKeptBack(silent);
            assertGoHighLevelIsToldAndItsEchoIsNoNews();

            business.owner()
                    .post("/v1/sms/campaigns/" + campaign + "/send", Map.of())
                    .is(202);
            for (var phone : List.of(SILENT, HEARD)) {
                run.api().texts(phone, NUMBER, "Can I come earlier?");
            }
            int answered = texts(HEARD).size();
            driven("the agent answers the other one", () -> texts(HEARD).size() > answered);
            driven("the campaign's text", () -> has("Our hours change").test(texts(HEARD)));
            driven("the follow-up", () -> has("Are you still with us").test(texts(HEARD)));
            // Who has an appointment is not asked whether they are still there.
            var tomorrow = LocalDate.ofInstant(now(), ZONE).plusDays(1);
            book(silent, tomorrow.atTime(LocalTime.of(12, 0)).atZone(ZONE).toInstant());
            book(heard, tomorrow.atTime(LocalTime.of(12, 30)).atZone(ZONE).toInstant());
            until(tomorrow.atTime(LocalTime.of(10, 35)).atZone(ZONE).toInstant());
            driven("the reminder", () -> has("your appointment is on").test(texts(HEARD)));
            for (var lead : List.of(silent, heard)) {
                var conversation = business.conversationOf(lead);
                business.owner()
                        .post("/v1/conversations/" + conversation + "/messages", Map.of("text", "Olivia in person"));
                business.owner().post("/v1/chat/initiate/" + lead, Map.of());
            }
            assertEquals(409, send(SILENT, silent));
            assertEquals(202, send(HEARD, heard));
            driven("what a person writes", () -> has("Olivia in person").test(texts(HEARD)));
            driven("what the API sends", () -> has("By the API").test(texts(HEARD)));

            assertEquals(before, texts(SILENT).size(), "nothing left after STOP: " + texts(SILENT));
            assertEquals(asked, notKeptBack(silent), "and it was we who kept it back, not the carrier");
            assertTrue(
                    business.owner().get("/v1/sms/messages?leadId=" + silent).is(200).data().stream()
                                    .filter(text -> text.get("status").equals("skipped"))
                                    .count()
                            >= 3,
                    "and what was kept back is recorded");
        }
    }

    private void prepare() {
        business.owner()
                .patch(
                        "/v1/strategies/" + business.strategyId(),
                        Map.of(
                                "followUps",
                                List.of(Map.of(
                                        "scenario",
                                        "stopped_replying",
                                        "afterMinutes",
                                        30,
                                        "useAi",
                                        false,
                                        "text",
                                        "Are you still with us?",
                                        "max",
                                        1))))
                .is(200);
        business.owner()
                .patch(
                        "/v1/calendars/" + business.calendarId(),
                        Map.of("reminders", List.of(Map.of("offsetMinutes", 120))))
                .is(200);
        var integration = business.owner().get("/v1/integrations").is(200).text("data.0.id");
        business.owner()
                .patch("/v1/integrations/" + integration, Map.of("secrets", Map.of("apiKey", "local-token")))
                .is(200);
        assertEquals(
                true,
                business.owner()
                        .post("/v1/integrations/" + integration + "/test", Map.of())
                        .is(200)
                        .at("isReady"));
    }

    /** A contact of GoHighLevel who became a lead and was greeted. */
    private String person(String contact, String name, String phone) {
        run.api()
                .post(
                        "/local/ghl-events",
                        Map.of(
                                "type",
                                "ContactCreate",
                                "locationId",
                                "loc-quiet",
                                "id",
                                contact,
                                "name",
                                name,
                                "phone",
                                phone,
                                "timezone",
                                Business.ZONE,
                                "webhookId",
                                "wh-" + contact,
                                "timestamp",
                                now().toString()))
                .is(200);
        Api.eventually("the greeting of " + name, () -> texts(phone), texts -> texts.size() == 1);
        return business.owner()
                .get("/v1/leads/by-external/ghl/" + contact)
                .is(200)
                .text("id");
    }

    private void book(String lead, Instant at) {
        business.owner()
                .post(
                        "/v1/bookings",
                        Map.of("calendarId", business.calendarId(), "leadId", lead, "startAt", at.toString()))
                .is(201);
    }

    private String campaign(String... leads) {
        var id = business.owner()
                .post(
                        "/v1/sms/campaigns",
                        Map.of("name", "Hours", "body", "Our hours change next week.", "purpose", "informational"))
                .is(201)
                .text("id");
        business.owner()
                .post("/v1/sms/campaigns/" + id + "/audience", Map.of("leadIds", List.of(leads)))
                .is(200);
        return id;
    }

    private int send(String phone, String lead) {
        return business.owner()
                .post("/v1/sms/send", Map.of("to", phone, "text", "By the API", "leadId", lead))
                .status();
    }

    private long notKeptBack(String lead) {
        return business.owner().get("/v1/sms/messages?leadId=" + lead).is(200).data().stream()
                .filter(text -> !text.get("status").equals("skipped"))
                .count();
    }

    private void assertGoHighLevelIsToldAndItsEchoIsNoNews() {
        Api.eventually(
                "GoHighLevel is told",
                () -> run.api().get("/local/contacts").is(200).data(),
                contacts -> contacts.stream()
                        .anyMatch(contact -> contact.get("id").equals("contact-silent")
                                && contact.toString().contains("SMS={")
                                && contact.toString().contains("status=active")));
        Api.eventually(
                "what comes back is no news",
                () -> business.owner().get("/v1/inbound-events").is(200).data(),
                events -> events.stream()
                        .anyMatch(event -> event.get("type").equals("ContactDndUpdate")
                                && "our-own-change".equals(event.get("reason"))));
    }

    private List<String> texts(String phone) {
        return run.api().received(phone);
    }

    private static Predicate<List<String>> has(String words) {
        return texts -> texts.stream().anyMatch(text -> text.contains(words));
    }

    private Instant now() {
        return Instant.parse(run.api().get("/local/clock").is(200).text("now"));
    }

    private void until(Instant time) {
        long seconds = java.time.Duration.between(now(), time).toSeconds();
        if (seconds > 0) {
            run.api().post("/local/clock", Map.of("advanceSeconds", seconds)).is(200);
        }
        business = business.again(run, "quiet");
    }

    /** Lets minutes pass until it happens, each no sooner than a few looks after the one before: workers keep up with it. */
    private void driven(String what, BooleanSupplier happens) {
        var looks = new AtomicInteger();
        Api.eventually(
                what,
                () -> {
                    if (looks.getAndIncrement() % LOOKS == 0) {
                        run.api()
                                .post("/local/clock", Map.of("advanceSeconds", 61))
                                .is(200);
                    }
                    return happens.getAsBoolean();
                },
                it -> it);
        // A sign-in is over after a quarter of an hour.
        business = business.again(run, "quiet");
    }
}
