package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise 2.6: what the agent said and no carrier has yet is called off, however much the lead wrote since. */
class UnsentTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();
    private final Stored<Lead> lead = fixture.lead(phone);
    private final String id = Conversations.idOf(lead.sk());

    @Test
    void whatWaitsBehindManyTextsOfTheLeadIsCalledOffByWhoeverStepsIn() {
        var stepsIn = List.<Runnable>of(
                () -> fixture.conversations.takeOver(id, fixture.person.id(), "taken_over"),
                () -> fixture.conversations.desk().resolve(id),
                () -> fixture.conversations
                        .desk()
                        .snooze(id, fixture.platform.clock().now().plusSeconds(60)),
                () -> fixture.call(SendMessage.Function::new, "POST")
                        .path("id", id)
                        .body(Map.of("text", "Bob here"))
                        .send());
        for (var deed : stepsIn) {
            fixture.texts(phone, "hello");
            var waits = fixture.replied(lead, "This one waits");
            for (int i = 0; i < 10; i++) {
                fixture.texts(phone, "Are you there? " + i);
            }
            deed.run();
            assertEquals(TextState.CANCELED, status(waits));
            fixture.conversations.release(id, "released");
        }
    }

    @Test
    void answersThatAllWaitAmongTheLeadsTextsAreAllCalledOff() {
        var waiting = new ArrayList<String>();
        for (int i = 0; i < 22; i++) {
            fixture.texts(phone, "question " + i);
            waiting.add(fixture.replied(lead, "answer " + i));
        }
        fixture.conversations.takeOver(id, fixture.person.id(), "taken_over");
        assertEquals(
                List.of(),
                waiting.stream()
                        .filter(text -> status(text) != TextState.CANCELED)
                        .toList());
    }

    private TextState status(String textId) {
        return fixture.text(textId).value().status();
    }
}
