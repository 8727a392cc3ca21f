package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.messaging.Texts;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();

    @Test
    void aPersonsMessageTakesTheConversationOverStoresTheTextAndHintsTheSender() {
        var id = fixture.texts(phone, "hello").conversationId();
        var before = fixture.conversations.need(id).value();
        int sends = TEST.waiting(QueueName.SENDS);

        var answer = say(id, "Hi, this is Bob");

        assertEquals(202, answer.status(), answer.body());
        assertEquals(2L, answer.at("seq"));
        assertEquals("pending", answer.at("status"));
        assertEquals("user", answer.at("author.type"));
        assertEquals(fixture.person.id(), answer.at("author.id"));
        var head = fixture.conversations.need(id).value();
        assertEquals(OwnershipMode.HUMAN, head.ownership().mode());
        assertEquals(fixture.person.id(), head.ownership().userId());
        assertEquals(before.epoch() + 1, head.epoch());
        assertEquals(0, head.unreadCount());
        assertEquals(0, head.aiMessageCount());
        assertNull(head.pendingBatch());
        var text = Objects.requireNonNull(
                new Texts(fixture.platform).of(fixture.tenant).find(String.valueOf(answer.at("textId"))));
        assertEquals("Hi, this is Bob", text.text());
        assertEquals(phone.e164(), text.to());
        assertEquals(fixture.sender, text.from());
        assertEquals(sends + 1, TEST.waiting(QueueName.SENDS));
    }

    @Test
    void theMessagesAreServedInOrderWithTheStatusOfTheirTexts() {
        var lead = fixture.lead(phone);
        var id = fixture.texts(phone, "hello").conversationId();
        say(id, "Hi");
        fixture.texts(phone, "When?");

        var all = fixture.call(ListMessages.Function::new, "GET").path("id", id).send();

        assertEquals(200, all.status(), all.body());
        assertEquals(List.of("hello", "Hi", "When?"), texts(all));
        assertEquals("in", all.at("data.0.direction"));
        assertEquals("lead", all.at("data.0.author.type"));
        assertNull(all.at("data.0.status"));
        assertEquals("pending", all.at("data.1.status"));
        assertEquals(3L, all.at("data.2.seq"));
        var newest = fixture.call(ListMessages.Function::new, "GET")
                .path("id", id)
                .query("sort", "-seq")
                .query("limit", "2")
                .send();
        assertEquals(List.of("When?", "Hi"), texts(newest));
        var rest = fixture.call(ListMessages.Function::new, "GET")
                .path("id", id)
                .query("sort", "-seq")
                .query("limit", "2")
                .query("cursor", String.valueOf(newest.at("page.nextCursor")))
                .send();
        assertEquals(List.of("hello"), texts(rest));
        var later = fixture.call(ListMessages.Function::new, "GET")
                .path("id", id)
                .query("afterSeq", "2")
                .send();
        assertEquals(List.of("When?"), texts(later));
        var ofLead = fixture.call(ListLeadMessages.Function::new, "GET")
                .path("id", lead.sk())
                .send();
        assertEquals(texts(all), texts(ofLead));
        var history = fixture.call(ChatHistory.Function::new, "GET")
                .path("leadId", lead.sk())
                .send();
        assertEquals(texts(all), texts(history));
    }

    @Test
    void writingToALeadWithoutAConversationOpensOne() {
        var lead = fixture.lead(phone);
        assertEquals(
                List.of(),
                texts(fixture.call(ChatHistory.Function::new, "GET")
                        .path("leadId", lead.sk())
                        .send()));

        var answer = fixture.call(ChatSend.Function::new, "POST")
                .body(Map.of("leadId", lead.sk(), "text", "Hello Ann"))
                .send();

        assertEquals(202, answer.status(), answer.body());
        assertEquals(List.of("Hello Ann"), fixture.texts(Conversations.idOf(lead.sk())));
        var unknown = fixture.call(ChatSend.Function::new, "POST").body(Map.of("leadId", "ld_x", "text", "Hello"));
        assertEquals(404, unknown.send().status());
    }

    @Test
    void aPersonCannotWriteToALeadWhoSaidStopAndTheConversationStaysAsItWas() {
        var id = fixture.texts(phone, "hello").conversationId();
        fixture.arrives("SMs" + fixture.tenant, phone, "STOP");
        var before = fixture.conversations.need(id);

        var answer = say(id, "Please reconsider");

        assertEquals(409, answer.status(), answer.body());
        assertTrue(String.valueOf(answer.at("type")).endsWith("messaging/suppressed"), answer.body());
        assertEquals(before, fixture.conversations.need(id));
        assertEquals(3, fixture.texts(id).size(), "hello, STOP and what confirms it");
        assertFalse(fixture.texts(id).contains("Please reconsider"));
    }

    @Test
    void takeOverAndReleaseAnswerOwnershipAndEpochAndTheAgentAnswersWhatIsOpen() {
        var id = fixture.texts(phone, "hello").conversationId();

        var taken = fixture.call(TakeOverConversation.Function::new, "POST")
                .path("id", id)
                .send();
        var again = fixture.call(TakeOverConversation.Function::new, "POST")
                .path("id", id)
                .send();
        assertEquals(200, taken.status(), taken.body());
        assertEquals("human", taken.at("ownership.mode"));
        assertEquals(fixture.person.id(), taken.at("ownership.userId"));
        assertEquals(taken.json(), again.json());

        int turns = TEST.waiting(QueueName.TURNS);
        var released = fixture.call(ReleaseConversation.Function::new, "POST")
                .path("id", id)
                .send();
        assertEquals("ai", released.at("ownership.mode"));
        assertEquals((long) taken.at("epoch") + 1, released.at("epoch"));
        assertEquals(turns + 1, TEST.waiting(QueueName.TURNS));
        assertNotNull(fixture.conversations.need(id).value().pendingBatch());
        say(id, "mine again");
        turns = TEST.waiting(QueueName.TURNS);
        fixture.call(ReleaseConversation.Function::new, "POST").path("id", id).send();
        assertEquals(turns, TEST.waiting(QueueName.TURNS), "nothing was unanswered");
    }

    @Test
    void theInboxIsListedByActivityByStatusAndByLead() {
        var first = fixture.texts(phone, "hello").conversationId();
        TEST.clock().advance(Duration.ofSeconds(1));
        var second = fixture.texts(ConversationsFixture.phone(), "hi").conversationId();
        TEST.clock().advance(Duration.ofSeconds(1));
        assertEquals(List.of(second, first), ids(list(Map.of())));
        say(first, "I am on it");
        assertEquals(List.of(first, second), ids(list(Map.of())));
        assertEquals(List.of(second), ids(list(Map.of("status", "waiting_us"))));
        assertEquals(List.of(first), ids(list(Map.of("status", "waiting_lead"))));
        var leadId = fixture.conversations.need(second).value().leadId();
        assertEquals(List.of(second), ids(list(Map.of("leadId", leadId))));
        assertEquals(List.of(), ids(list(Map.of("leadId", leadId, "status", "resolved"))));
        assertEquals(400, list(Map.of("status", "lost")).status());
    }

    @Test
    void resolvingReadingSnoozingAndAssigningChangeWhatTheySay() {
        var id = fixture.texts(phone, "hello").conversationId();

        var read = fixture.call(ReadConversation.Function::new, "POST")
                .path("id", id)
                .send();
        assertEquals(0L, read.at("unreadCount"), read.body());
        var snoozed = fixture.call(SnoozeConversation.Function::new, "POST")
                .path("id", id)
                .body(Map.of("until", "2030-01-01T00:00:00Z"))
                .send();
        assertEquals("snoozed", snoozed.at("status"), snoozed.body());
        assertNull(snoozed.at("pendingBatch"));
        var past = fixture.call(SnoozeConversation.Function::new, "POST")
                .path("id", id)
                .body(Map.of("until", "2020-01-01T00:00:00Z"))
                .send();
        assertEquals(List.of("/until"), past.wrongFields());
        fixture.texts(phone, "wake up");
        var woken = fixture.conversations.need(id).value();
        assertEquals(ConversationStatus.WAITING_US, woken.status());
        assertNull(woken.snoozedUntil());
        var resolved = fixture.call(ResolveConversation.Function::new, "POST")
                .path("id", id)
                .send();
        assertEquals("resolved", resolved.at("status"), resolved.body());
        assertNull(resolved.at("pendingBatch"));
        var nobody = fixture.call(AssignConversation.Function::new, "POST")
                .path("id", id)
                .body(Map.of("userId", "usr_nobody"))
                .send();
        assertEquals(List.of("/userId"), nobody.wrongFields(), nobody.body());
    }

    @Test
    void anotherSubAccountsConversationIsNotFoundAndStaysAsItWas() {
        var id = fixture.texts(phone, "hello").conversationId();
        var before = fixture.conversations.need(id);
        var other = new ConversationsFixture(TEST);

        assertEquals(
                404,
                other.call(GetConversation.Function::new, "GET")
                        .path("id", id)
                        .send()
                        .status());
        assertEquals(
                404,
                other.call(ListMessages.Function::new, "GET")
                        .path("id", id)
                        .send()
                        .status());
        assertEquals(
                404,
                other.call(TakeOverConversation.Function::new, "POST")
                        .path("id", id)
                        .send()
                        .status());
        assertEquals(
                404,
                other.call(ReleaseConversation.Function::new, "POST")
                        .path("id", id)
                        .send()
                        .status());
        assertEquals(
                404,
                other.call(ResolveConversation.Function::new, "POST")
                        .path("id", id)
                        .send()
                        .status());
        assertEquals(
                404,
                other.call(ReadConversation.Function::new, "POST")
                        .path("id", id)
                        .send()
                        .status());
        var said = other.call(SendMessage.Function::new, "POST").path("id", id).body(Map.of("text", "boo"));
        assertEquals(404, said.send().status());
        assertEquals(before, fixture.conversations.need(id));
        assertEquals(List.of(), other.keys(TableName.CONVERSATIONS));
    }

    private HttpCall.Answer say(String id, String text) {
        return fixture.call(SendMessage.Function::new, "POST")
                .path("id", id)
                .body(Map.of("text", text))
                .send();
    }

    private HttpCall.Answer list(Map<String, String> query) {
        var call = fixture.call(ListConversations.Function::new, "GET");
        query.forEach(call::query);
        return call.send();
    }

    private static List<?> ids(HttpCall.Answer answer) {
        return fields(answer, "id");
    }

    private static List<?> texts(HttpCall.Answer answer) {
        return fields(answer, "text");
    }

    private static List<?> fields(HttpCall.Answer answer, String name) {
        assertEquals(200, answer.status(), answer.body());
        return ((List<?>) Objects.requireNonNull(answer.at("data")))
                .stream().map(one -> ((Map<?, ?>) one).get(name)).toList();
    }
}
