package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.OptOutResult;
import com.loctelli.messaging.Texts;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The promise: a text that was held as a doubtful revocation, and was none, is answered in the end. */
class HeldTextTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();
    private final Stored<Lead> lead = fixture.lead(phone);
    private final String sid = "SM" + fixture.platform.ids().token();
    private final String id = fixture.conversations
            .intake()
            .take(new Arrival(sid, phone, fixture.sender, "This is harassment", OptOutResult.Kind.HELD))
            .conversationId();

    private Conversation head() {
        return fixture.conversations.need(id).value();
    }

    private void wake() {
        assertTrue(fixture.conversations.intake().wake(sid));
    }

    @Test
    void whatCameAfterItIsAnsweredWithIt() {
        assertNull(head().pendingBatch());
        fixture.texts(phone, "When can you come?");
        // Its turn found texting ended.
        fixture.platform.database().commit(fixture.conversations.settle(fixture.conversations.need(id)));
        var notice = new Notices.Notice("Tomorrow at 9.", "transactional", "booking:" + id, new Actor("reminder", "b"));
        var facts = new Texts(fixture.platform).of(fixture.tenant).facts(phone.e164(), lead.value());
        new Conversations(fixture.platform).notices(fixture.tenant).send(lead, facts, notice);

        wake();

        assertEquals(3, Objects.requireNonNull(head().pendingBatch()).throughSeq());
    }

    @Test
    void aTurnThatRunsWhenItIsWokenIsMadeAgain() {
        fixture.texts(phone, "When can you come?");
        var before = head();
        wake();
        assertEquals(before.pendingBatch(), head().pendingBatch());
        assertEquals(before.epoch() + 1, head().epoch(), "it may have found texting ended");
    }

    @Test
    void whereTheConversationRestsItIsAnsweredWhenTheRestIsOver() {
        fixture.conversations.desk().snooze(id, fixture.platform.clock().now().plus(Duration.ofDays(1)));
        wake();
        assertNull(head().pendingBatch());
        assertEquals(ConversationStatus.SNOOZED, head().status());

        TEST.clock().advance(Duration.ofDays(1));
        fixture.conversations.waking().attend(id);

        assertEquals(1, Objects.requireNonNull(head().pendingBatch()).throughSeq());
    }

    @Test
    void whatWasSettledOrAnsweredMeanwhileIsNotAnsweredAgain() {
        fixture.conversations.desk().resolve(id);
        wake();
        assertNull(head().pendingBatch());

        fixture.texts(phone, "Well?");
        var reply =
                fixture.conversations.reply(fixture.conversations.need(id), "At noon.", Actor.AI, "sm_" + sid, null);
        fixture.platform.database().commit(reply);
        wake();
        assertNull(head().pendingBatch());
    }
}
