package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The promise: nothing is lost. */
class SweepTurnsTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final SweepTurns sweep =
            DaggerConversationsComponent.factory().create(TEST.platform()).sweepTurns();

    @Test
    void aBatchWhoseMessageWasLostIsToldAgainUntilItIsAnswered() {
        var taken = fixture.texts(ConversationsFixture.phone(), "hello");
        assertEquals(0, sweep.of(fixture.tenant), "nothing is overdue yet");
        TEST.clock().advance(Duration.ofSeconds(5).plus(SweepTurns.GRACE).plusSeconds(1));

        assertEquals(1, sweep.of(fixture.tenant));
        assertEquals(1, sweep.of(fixture.tenant), "told twice is safe");
        var due = TurnDue.of(taken.conversationId(), TurnDue.INBOUND, taken.seq());
        assertEquals(List.of(due, due), fixture.told().stream().limit(2).toList());

        var head = fixture.conversations.need(taken.conversationId());
        fixture.platform.database().commit(fixture.conversations.reply(head, "hi", Actor.AI, "sm_1", null));
        assertEquals(0, sweep.of(fixture.tenant));
    }

    @Test
    void aConversationWakesWhenItsRestIsOver() {
        var taken = fixture.texts(ConversationsFixture.phone(), "later please");
        var id = taken.conversationId();
        var until = fixture.platform.clock().now().plus(Duration.ofHours(2));
        fixture.conversations.desk().snooze(id, until);
        assertEquals(0, sweep.of(fixture.tenant));
        assertEquals(
                ConversationStatus.SNOOZED,
                fixture.conversations.need(id).value().status());

        int turns = TEST.waiting(QueueName.TURNS);
        TEST.clock().advance(Duration.ofHours(3));

        assertEquals(1, sweep.of(fixture.tenant));
        var head = fixture.conversations.need(id).value();
        assertEquals(ConversationStatus.WAITING_US, head.status());
        assertNull(head.snoozedUntil());
        assertEquals(1, Objects.requireNonNull(head.pendingBatch()).throughSeq(), "nobody has answered it");
        assertEquals(turns + 1, TEST.waiting(QueueName.TURNS));
        assertEquals(0, sweep.of(fixture.tenant));
    }

    @Test
    void whatAPersonHasOrAnsweredIsNotGivenToTheAgentWhenTheRestIsOver() {
        var theirs = fixture.texts(ConversationsFixture.phone(), "later please").conversationId();
        fixture.conversations.takeOver(theirs, fixture.person.id(), "taken_over");
        var answered = fixture.texts(ConversationsFixture.phone(), "hello").conversationId();
        var reply = fixture.conversations.reply(fixture.conversations.need(answered), "hi", Actor.AI, "sm_2", null);
        fixture.platform.database().commit(reply);
        int turns = TEST.waiting(QueueName.TURNS);
        for (var id : List.of(theirs, answered)) {
            fixture.conversations
                    .desk()
                    .snooze(id, fixture.platform.clock().now().plus(Duration.ofHours(2)));
        }

        TEST.clock().advance(Duration.ofHours(3));

        assertEquals(2, sweep.of(fixture.tenant));
        var still = fixture.conversations.need(theirs).value();
        assertEquals(OwnershipMode.HUMAN, still.ownership().mode());
        assertEquals(ConversationStatus.WAITING_US, still.status());
        assertNull(still.pendingBatch());
        assertEquals(
                ConversationStatus.OPEN,
                fixture.conversations.need(answered).value().status());
        assertNull(fixture.conversations.need(answered).value().pendingBatch());
        assertEquals(turns, TEST.waiting(QueueName.TURNS));
    }
}
