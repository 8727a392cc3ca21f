package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.strategies.AgentMode;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/events}, from the call to what happened. */
class FollowEventsTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST, AgentMode.AUTO);
    private final String begin = next(follow(fixture.person, null, 0));

    @Test
    void whatHappensToAConversationIsToldInItsOrder() {
        var phone = ConversationsFixture.phone();
        fixture.lead(phone);
        var id = fixture.texts(phone, "hello").conversationId();
        fixture.conversations.takeOver(id, fixture.person.id(), "taken_over");
        var said = fixture.call(SendMessage.Function::new, "POST")
                .path("id", id)
                .body(Map.of("text", "Hi, this is Bob"))
                .send();
        fixture.conversations.desk().resolve(id);
        var textId = String.valueOf(said.at("textId"));
        new Deliveries(fixture.platform, new Consents(fixture.platform))
                .of(fixture.tenant)
                .status(textId, new CarrierStatus("SM1", phone.e164(), "undelivered", 30003));

        var seen = follow(fixture.person, begin, 0);

        assertEquals(200, seen.status(), seen.body());
        assertEquals(
                List.of("message_received", "ownership_changed", "message_sent", "conversation_changed", "text_failed"),
                all(seen, "type"));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), all(seen, "number"));
        assertEquals(id, seen.at("data.0.conversationId"));
        assertEquals(1L, seen.at("data.0.seq"));
        assertEquals("ai", seen.at("data.0.state"));
        assertEquals("human", seen.at("data.1.state"));
        assertEquals(2L, seen.at("data.2.seq"));
        assertEquals(textId, seen.at("data.4.ref"));
        assertEquals("undelivered", seen.at("data.4.state"));
        assertEquals(List.of(), all(follow(fixture.person, next(seen), 0), "type"));
        // Who comes back to an earlier place sees it again.
        assertEquals(seen.at("data"), follow(fixture.person, begin, 0).at("data"));
    }

    @Test
    void whoWaitsIsToldAsSoonAsSomethingHappens() {
        var phone = ConversationsFixture.phone();
        fixture.lead(phone);
        var waiting = CompletableFuture.supplyAsync(() -> follow(fixture.person, begin, 20));
        fixture.texts(phone, "hello");
        var seen = waiting.join();
        assertEquals(List.of("message_received"), all(seen, "type"));
    }

    @Test
    void anotherSubAccountSeesNothingAndAWrongPlaceIsRefused() {
        var phone = ConversationsFixture.phone();
        fixture.lead(phone);
        fixture.texts(phone, "hello");
        var stranger = TEST.user(TEST.tenant(), Role.OWNER);
        assertEquals(List.of(), all(follow(stranger, begin, 0), "type"));
        assertEquals(List.of("/after"), follow(fixture.person, "yesterday", 0).wrongFields());
        assertEquals(List.of("/waitSeconds"), follow(fixture.person, begin, 60).wrongFields());
    }

    private static HttpCall.Answer follow(Caller.User who, String after, int wait) {
        var call = TEST.call(TEST.function(FollowEvents.Function::new, Permission.VIEW), "GET", "/v1/events")
                .as(who)
                .query("waitSeconds", Integer.toString(wait));
        if (after != null) {
            call.query("after", after);
        }
        return call.send();
    }

    private static String next(HttpCall.Answer answer) {
        return String.valueOf(answer.at("page.nextCursor"));
    }

    private static List<Object> all(HttpCall.Answer answer, String field) {
        var out = new ArrayList<Object>();
        for (int i = 0; answer.at("data." + i + "." + field) != null; i++) {
            out.add(answer.at("data." + i + "." + field));
        }
        return out;
    }
}
