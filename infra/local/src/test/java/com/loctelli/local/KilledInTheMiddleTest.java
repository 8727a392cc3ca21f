package com.loctelli.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the process killed in its middle and started again over the same data. */
class KilledInTheMiddleTest {
    @Test
    void theStoryGoesOnWhereItWasAndNothingIsLostOrSaidTwice(@TempDir Path data) {
        var phone = "+12025550152";
        var first = LocalRun.start(data, Map.of());
        Business before;
        String lead;
        try {
            before = Business.make(
                    first.api().asAdmin(LocalRun.ADMIN, LocalRun.PASSWORD), "resume", "+12025550151", "loc-resume");
            lead = before.owner()
                    .post("/v1/leads", Map.of("name", "Eve Example", "phone", phone, "timezone", Business.ZONE))
                    .is(201)
                    .text("id");
            Api.eventually("the greeting", () -> first.api().received(phone), texts -> texts.size() == 1);
            // The lead's text is taken, and its merge window is still open, when the power goes.
            first.api().texts(phone, before.number(), "Hi, can I get an appointment tomorrow?");
            var conversation = before.conversationOf(lead);
            Api.eventually("it is stored", () -> before.messages(conversation).size(), size -> size >= 2);
        } finally {
            first.kill();
        }
        try (var second = LocalRun.start(data, Map.of("LOCTELLI_PORT", Integer.toString(first.port())))) {
            var business = before.again(second, "resume");
            assertEquals(
                    "Eve Example",
                    business.owner().get("/v1/leads/" + lead).is(200).text("name"));
            second.api().post("/local/clock", Map.of("advanceSeconds", 90)).is(200);
            Api.eventually("the answer that was owed", () -> second.api().received(phone), texts -> texts.size() >= 2);
            business.hears(second, phone, "The first one please");
            var bookings = Api.eventually(
                    "the booking",
                    () -> business.owner()
                            .get("/v1/leads/" + lead + "/bookings")
                            .is(200)
                            .data(),
                    found -> !found.isEmpty());
            assertEquals(1, bookings.size());
            assertEquals("confirmed", bookings.getFirst().get("status"));
            var texts = second.api().received(phone);
            assertEquals(texts.stream().distinct().count(), texts.size(), "nothing was said twice: " + texts);
        }
    }
}
