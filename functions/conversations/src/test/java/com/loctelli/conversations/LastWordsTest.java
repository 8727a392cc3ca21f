package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 2.6: what the agent says as it gives a conversation away does not leave behind the back of who steps in. */
class LastWordsTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();
    private final Stored<Lead> lead = fixture.lead(phone);
    private final String id = Conversations.idOf(lead.sk());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoTakesOverBeforeTheLastWordsHaveLeftCallsThemOff(boolean isGivenToThem) {
        var waits = handedOver(isGivenToThem ? fixture.person.id() : null);
        fixture.conversations.takeOver(id, fixture.person.id(), "taken_over");
        assertEquals(TextState.CANCELED, status(waits));
        assertEquals(
                "taken_over", fixture.conversations.need(id).value().ownership().reason());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWritesBeforeTheLastWordsHaveLeftCallsThemOff(boolean isGivenToThem) {
        var waits = handedOver(isGivenToThem ? fixture.person.id() : null);
        var sent = fixture.call(SendMessage.Function::new, "POST")
                .path("id", id)
                .body(Map.of("text", "Bob here"))
                .send();
        assertEquals(202, sent.status(), sent.body());
        assertEquals(TextState.CANCELED, status(waits));
    }

    @Test
    void whereNobodyStepsInTheyLeave() {
        assertEquals(TextState.PENDING, status(handedOver(null)));
    }

    /** The agent gives the conversation away with a text that no carrier has yet. */
    private String handedOver(@Nullable String assigneeId) {
        fixture.texts(phone, "hello");
        var words = "A colleague will get back to you here.";
        var text = fixture.prepared(lead, words);
        var to = new Afterwards.HandsOver(new Handover("unknown", assigneeId, null, null));
        var all = new ArrayList<>(fixture.conversations.reply(
                fixture.conversations.need(id), words, Actor.AI, text.id(), null, to, null));
        all.addAll(text.writes());
        fixture.platform.database().commit(all);
        return text.id();
    }

    private TextState status(String textId) {
        return fixture.text(textId).value().status();
    }
}
