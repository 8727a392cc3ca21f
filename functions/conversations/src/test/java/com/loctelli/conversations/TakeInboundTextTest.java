package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Timing;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeInboundTextTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();

    @Test
    void aTextOfAnUnknownNumberMakesALeadAConversationAMessageAndATurn() {
        int turns = TEST.waiting(QueueName.TURNS);
        fixture.arrives("SM1" + fixture.tenant, phone, "Hi, I need a roof");

        var lead = Objects.requireNonNull(fixture.leads.withPhone(phone));
        assertEquals("sms", lead.value().source().wire());
        var id = Conversations.idOf(lead.sk());
        var head = fixture.conversations.need(id).value();
        assertEquals(1, head.lastSeq());
        assertEquals(1, head.unreadCount());
        assertEquals(fixture.sender, head.senderNumber());
        assertEquals(ConversationStatus.WAITING_US, head.status());
        assertTrue(head.ownership().isAi());
        var batch = Objects.requireNonNull(head.pendingBatch());
        assertEquals(Duration.ofSeconds(5), Duration.between(batch.lastAt(), batch.dueAt()));
        var message = fixture.conversations.recent(id, 10).getFirst();
        assertEquals("Hi, I need a roof", message.text());
        assertEquals(Actor.lead(lead.sk()), message.author());
        assertEquals(turns + 1, TEST.waiting(QueueName.TURNS));
        assertEquals(
                List.of("ADDR#sms#" + phone.e164(), "IN#SM1" + fixture.tenant, id + "#HEAD", id + "#M#0000000001")
                        .stream()
                        .sorted()
                        .toList(),
                fixture.keys(TableName.CONVERSATIONS).stream().sorted().toList());
    }

    @Test
    void noTextIsReadableInTheTable() {
        var taken = fixture.texts(phone, "my secret is 4711");

        var item = fixture.platform
                .database()
                .table(TableName.CONVERSATIONS)
                .of(fixture.tenant)
                .need(taken.conversationId() + "#M#0000000001", SealedMessage.class)
                .value();
        assertFalse(item.toString().contains("4711"));
        assertEquals(List.of("my secret is 4711"), fixture.texts(taken.conversationId()));
    }

    @Test
    void theSameTextDeliveredTwiceIsTakenOnce() {
        var arrival = fixture.arrival(phone, "hello");

        var first = fixture.conversations.intake().take(arrival);
        var again = fixture.conversations.intake().take(arrival);

        assertTrue(first.isNew());
        assertFalse(again.isNew());
        assertEquals(first.seq(), again.seq());
        assertEquals(List.of("hello"), fixture.texts(first.conversationId()));
        assertEquals(
                1, fixture.conversations.need(first.conversationId()).value().unreadCount());
    }

    @Test
    void aTextOfAKnownNumberCostsThreeSequentialRoundTripsAtMost() {
        fixture.texts(phone, "first");

        for (var words : List.of("second", "third")) {
            var meter = new Meter();
            var taken = Meter.measure(meter, () -> fixture.texts(phone, words));
            assertTrue(taken.isNew());
            assertEquals(3, meter.sequentialTrips());
        }
    }

    @Test
    void aNewerTextMovesTheWindowBumpsTheEpochAndMakesTheEarlierTurnVoid() {
        var first = fixture.texts(phone, "one");
        var before = fixture.conversations.need(first.conversationId()).value();
        TEST.clock().advance(Duration.ofSeconds(3));
        var second = fixture.texts(phone, "two");

        var head = fixture.conversations.need(first.conversationId()).value();
        var batch = Objects.requireNonNull(head.pendingBatch());
        assertEquals(before.epoch() + 1, head.epoch());
        assertTrue(batch.dueAt()
                .isAfter(Objects.requireNonNull(before.pendingBatch()).dueAt()));
        assertEquals(before.pendingBatch().firstAt(), batch.firstAt());
        var due = batch.dueAt();
        assertEquals(new Due.Over(), head.due(TurnDue.of(head.id(), "inbound", first.seq()), due));
        assertEquals(new Due.Now(batch), head.due(TurnDue.of(head.id(), "inbound", second.seq()), due));
        assertEquals(
                new Due.Early(Duration.ofSeconds(2)),
                head.due(TurnDue.of(head.id(), "inbound", second.seq()), due.minusSeconds(2)));
    }

    @Test
    void aLeadThatNeverStopsWritingIsAnsweredAfterFourWindows() {
        var start = fixture.platform.clock().now();
        var window = Duration.ofSeconds(5);
        var batch = PendingBatch.with(null, start, window, Duration.ZERO, 1);
        for (int i = 1; i <= 10; i++) {
            batch = PendingBatch.with(batch, start.plusSeconds(4L * i), window, Duration.ZERO, i + 1L);
        }

        assertEquals(start.plusSeconds(40), batch.dueAt());
        assertEquals(
                start.plusSeconds(20),
                PendingBatch.with(
                                new PendingBatch(start, start, start, 1),
                                start.plusSeconds(16),
                                window,
                                Duration.ZERO,
                                2)
                        .dueAt());
    }

    @Test
    void anAnswerIsDelayedAsAPersonsWouldBeAfterTheWindowAndTheSameAtASecondDelivery() {
        var phone = ConversationsFixture.phone();
        var now = fixture.platform.clock().now();
        fixture.strategy("st_slow", AgentMode.AUTO, new Timing(5, 20, 40), null);
        fixture.lead(phone, "st_slow");
        var taken = fixture.texts(phone, "hello");

        var due = fixture.conversations
                .need(taken.conversationId())
                .value()
                .pendingBatch()
                .dueAt();
        assertTrue(!due.isBefore(now.plusSeconds(25)) && due.isBefore(now.plusSeconds(46)), due.toString());
    }

    @Test
    void aStopIsKeptInTheConversationAndAnsweredByNoTurn() {
        var taken = fixture.texts(phone, "hello");
        int turns = TEST.waiting(QueueName.TURNS);

        fixture.arrives("SMstop" + fixture.tenant, phone, "STOP");
        fixture.arrives("SMstop" + fixture.tenant, phone, "STOP");

        var head = fixture.conversations.need(taken.conversationId()).value();
        var messages = fixture.conversations.recent(taken.conversationId(), 10);
        assertEquals(
                List.of("hello", "STOP"),
                messages.stream().limit(2).map(StoredMessage::text).toList());
        assertEquals(3, messages.size(), "what confirms it stands below it, once");
        assertTrue(messages.getLast().isAutomatic());
        assertNotNull(messages.getLast().textId());
        assertNull(head.pendingBatch());
        assertEquals(turns, TEST.waiting(QueueName.TURNS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELP", "UNSTOP"})
    void aQuestionThatWaitsIsAnsweredThoughACommandThatEndsNothingFollowsIt(String command) {
        var id = fixture.texts(phone, "How much is an inspection?").conversationId();
        var before = fixture.conversations.need(id).value();
        int turns = TEST.waiting(QueueName.TURNS);

        fixture.arrives("SMcommand" + fixture.tenant, phone, command);

        var head = fixture.conversations.need(id).value();
        assertEquals(2, Objects.requireNonNull(head.pendingBatch()).throughSeq());
        assertEquals(before.epoch() + 1, head.epoch());
        assertEquals(turns + 1, TEST.waiting(QueueName.TURNS), "the turn that was told of is none any more");
    }

    @Test
    void aConversationOfAPersonIsNotGivenToTheAgent() {
        var taken = fixture.texts(phone, "hello");
        fixture.conversations.takeOver(taken.conversationId(), fixture.person.id(), "taken_over");
        int turns = TEST.waiting(QueueName.TURNS);

        fixture.texts(phone, "are you there?");

        var head = fixture.conversations.need(taken.conversationId()).value();
        assertEquals(2, head.unreadCount());
        assertNull(head.pendingBatch());
        assertEquals(turns, TEST.waiting(QueueName.TURNS));
    }

    @Test
    void anAgentThatIsOffIsNotAsked() {
        var silent = new ConversationsFixture(TEST, AgentMode.OFF);
        var taken = silent.texts(phone, "hello");

        assertNull(silent.conversations.need(taken.conversationId()).value().pendingBatch());
    }

    @Test
    void theWindowIsThatOfTheLeadsOwnStrategyAlsoAfterItChanged() {
        var lead = fixture.lead(phone);
        fixture.strategy("st_slow", AgentMode.AUTO, 60);
        fixture.texts(phone, "one");
        fixture.leads.update(
                lead.sk(), LeadChange.builder().strategyId("st_slow").build(), Actor.SYSTEM);

        for (int i = 0; i < 2; i++) {
            var taken = fixture.texts(phone, "more");
            var head = fixture.conversations.need(taken.conversationId()).value();
            var batch = Objects.requireNonNull(head.pendingBatch());
            assertEquals("st_slow", head.strategyId());
            assertTrue(Duration.between(batch.lastAt(), batch.dueAt()).toSeconds() > 40);
        }
    }

    @Test
    void aNumberThatMovedToAnotherLeadBelongsToThatLead() {
        var old = fixture.lead(phone);
        fixture.texts(phone, "I am Ann");
        fixture.leads.update(
                old.sk(),
                LeadChange.builder().phone(ConversationsFixture.phone().e164()).build(),
                Actor.SYSTEM);
        var next = fixture.lead(phone);

        var taken = fixture.texts(phone, "I am Bob");

        assertEquals(Conversations.idOf(next.sk()), taken.conversationId());
        assertEquals(List.of("I am Ann"), fixture.texts(Conversations.idOf(old.sk())));
    }

    @Test
    void textsAtTheSameMomentKeepATotalOrderWithoutGapsOrTwins() throws Exception {
        fixture.lead(phone);
        var seqs = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var texts = new ArrayList<Callable<Taken>>();
            for (int i = 0; i < 8; i++) {
                var words = "text " + i;
                texts.add(() -> fixture.texts(phone, words));
            }
            for (var taken : threads.invokeAll(texts)) {
                seqs.add(taken.get().seq());
            }
        }

        assertEquals(
                LongStream.rangeClosed(1, 8).boxed().toList(),
                seqs.stream().sorted().toList());
        var id = Conversations.idOf(
                Objects.requireNonNull(fixture.leads.withPhone(phone)).sk());
        assertEquals(8, new HashSet<>(fixture.texts(id)).size());
        assertEquals(8, fixture.conversations.need(id).value().unreadCount());
        assertNotNull(fixture.conversations.need(id).value().pendingBatch());
    }
}
