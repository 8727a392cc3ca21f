package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, whole, over HTTP against the running product: a lead is captured, greeted, qualified and booked. Told
 * once, for each cloud that it runs on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MainJob {
    private LocalRun run;
    private Business business;

    /** What tells the product which cloud it runs on. */
    abstract Map<String, String> cloud();

    @BeforeAll
    void start(@TempDir Path data) {
        run = LocalRun.start(data, cloud());
        var admin = run.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD);
        business = Business.make(admin, "bright", "+12025550101", "loc-bright");
    }

    @AfterAll
    void end() {
        if (run != null) {
            run.close();
        }
    }

    @Test
    void aLeadIsGreetedQualifiedAndBookedAndReadsTheConfirmation() {
        var phone = "+12025550142";
        var lead = business.owner()
                .post("/v1/leads", Map.of("name", "Ann Example", "phone", phone, "timezone", Business.ZONE))
                .is(201);
        assertTrue(lead.headers().containsKey("etag"));
        assertEquals(
                lead.text("id"),
                business.owner()
                        .post("/v1/leads", Map.of("name", "Ann Again", "phone", "(202) 555-0142"))
                        .is(409)
                        .text("existingId"));
        Api.eventually("the greeting", () -> run.api().received(phone), texts -> texts.size() == 1);

        var booking = bookByText(phone, lead.text("id"));
        assertEquals("confirmed", booking.get("status"));
        var conversation = business.conversationOf(lead.text("id"));
        var confirmation = run.api().received(phone).getLast();
        var startAt = Instant.parse(String.valueOf(booking.get("startAt"))).atZone(java.time.ZoneId.of(Business.ZONE));
        assertTrue(
                confirmation.contains("%02d:%02d".formatted(startAt.getHour(), startAt.getMinute()))
                        || confirmation.contains(
                                "%d:%02d".formatted((startAt.getHour() + 11) % 12 + 1, startAt.getMinute())),
                confirmation + " tells of " + startAt);

        var messages = business.messages(conversation);
        var seqs = messages.stream()
                .map(message -> ((Number) message.get("seq")).longValue())
                .toList();
        assertEquals(
                seqs.stream().sorted().distinct().toList(),
                seqs.stream().sorted().toList());
        assertTrue(messages.stream().anyMatch(m -> m.get("author").toString().contains("type=ai")));
        assertTrue(messages.stream().anyMatch(m -> m.get("author").toString().contains("type=lead")));
        var turns = business.owner()
                .get("/v1/conversations/" + conversation + "/turns")
                .is(200);
        assertFalse(turns.data().isEmpty());
        var turn = business.owner().get("/v1/turns/" + turns.text("data.0.id")).is(200);
        assertTrue(turn.text().contains("tokensIn"), turn.text());
        var slots = business.owner()
                .get("/v1/calendars/" + business.calendarId() + "/slots?from=" + booking.get("startAt") + "&to="
                        + booking.get("endAt"))
                .is(200);
        assertTrue(
                slots.data().stream().noneMatch(slot -> slot.get("startAt").equals(booking.get("startAt"))),
                "the time that was booked is free no more");
    }

    @Test
    void aPersonsMessageTakesTheConversationOverAndTheAgentIsSilentUntilReleased() {
        var phone = "+12025550143";
        var lead = business.owner()
                .post("/v1/leads", Map.of("name", "Ben Example", "phone", phone, "timezone", Business.ZONE))
                .is(201)
                .text("id");
        Api.eventually("the greeting", () -> run.api().received(phone), texts -> texts.size() == 1);
        var conversation = business.conversationOf(lead);
        business.owner()
                .post("/v1/conversations/" + conversation + "/messages", Map.of("text", "Olivia here, how are you?"))
                .is(202);
        Api.eventually("the person's text", () -> run.api().received(phone), texts -> texts.size() == 2);
        run.api().texts(phone, business.number(), "fine, when can I come?");
        Api.eventually(
                "the lead's text is in the inbox",
                () -> business.messages(conversation).size(),
                size -> size >= 3);
        assertEquals(
                "human",
                business.owner().get("/v1/conversations/" + conversation).text("ownership.mode"));
        run.api().post("/local/clock", Map.of("advanceSeconds", 30)).is(200);
        run.api().texts(phone, business.number(), "hello?");
        Api.eventually("it is there too", () -> business.messages(conversation).size(), size -> size >= 4);
        assertEquals(2, run.api().received(phone).size(), "the agent is silent");
        business.owner()
                .post("/v1/conversations/" + conversation + "/release", Map.of())
                .is(200);
        run.api().texts(phone, business.number(), "so, when can I come?");
        Api.eventually("the agent answers again", () -> run.api().received(phone), texts -> texts.size() == 3);
    }

    @Test
    void stopIsHonouredOnEveryPath() {
        var phone = "+12025550144";
        var lead = business.owner()
                .post("/v1/leads", Map.of("name", "Cleo Example", "phone", phone, "timezone", Business.ZONE))
                .is(201)
                .text("id");
        Api.eventually("the greeting", () -> run.api().received(phone), texts -> texts.size() >= 1);
        run.api().texts(phone, business.number(), "STOP");
        Api.eventually(
                "the suppression",
                () -> business.owner().post("/v1/sms/send", Map.of("to", phone, "text", "hi", "leadId", lead)),
                answer -> answer.status() == 409 && answer.text("type").equals("messaging/suppressed"));
        int before = ours(phone);
        var conversation = business.conversationOf(lead);
        business.owner().post("/v1/conversations/" + conversation + "/messages", Map.of("text", "still there?"));
        business.owner().post("/v1/chat/initiate/" + lead, Map.of());
        run.api().texts(phone, business.number(), "I want an appointment");
        run.api().post("/local/clock", Map.of("advanceSeconds", 30)).is(200);
        Api.eventually(
                "the text arrived",
                () -> business.messages(conversation),
                messages -> messages.stream()
                        .anyMatch(m -> String.valueOf(m.get("text")).contains("appointment")));
        assertEquals(before, ours(phone), "nothing left after STOP");
    }

    @Test
    void aContactOfGoHighLevelBecomesOneLeadWhateverIsRepeated() {
        var event = Map.of(
                "type", "ContactCreate",
                "locationId", "loc-bright",
                "id", "contact-1",
                "firstName", "Dora",
                "lastName", "Example",
                "email", "dora@example.com",
                "phone", "+12025550145",
                "webhookId", "wh-1",
                "timestamp", Instant.now().toString());
        for (int i = 0; i < 3; i++) {
            run.api().post("/local/ghl-events", event).is(200);
        }
        Api.eventually("the greeting", () -> run.api().received("+12025550145"), texts -> texts.size() == 1);
        var leads = business.owner().get("/v1/leads?q=dora").is(200).data();
        assertEquals(1, leads.size());
        assertEquals(
                leads.getFirst().get("id"),
                business.owner()
                        .get("/v1/leads/by-external/ghl/contact-1")
                        .is(200)
                        .at("id"));
        assertEquals(1, run.api().received("+12025550145").size());
    }

    private int ours(String phone) {
        return (int) run.api().received(phone).stream()
                .filter(text -> !text.toLowerCase(java.util.Locale.ROOT).contains("unsubscribed"))
                .count();
    }

    /** Texts as a lead would until a booking is made. */
    private Map<String, Object> bookByText(String phone, String leadId) {
        business.hears(run, phone, "Hi, my tooth hurts. Can I get an appointment tomorrow?");
        business.hears(run, phone, "The first one please");
        return Api.eventually(
                        "the booking",
                        () -> business.owner()
                                .get("/v1/leads/" + leadId + "/bookings")
                                .is(200)
                                .data(),
                        bookings -> !bookings.isEmpty())
                .getFirst();
    }
}
