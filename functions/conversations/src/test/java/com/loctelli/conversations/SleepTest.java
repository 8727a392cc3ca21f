package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.FollowUp.Scenario;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Timing;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The promise: the agent sleeps on a person's message, and what time alone brings about comes about once. */
class SleepTest {
    private static final TestPlatform TEST = TestPlatform.start();

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();
    private final SweepTurns sweep =
            DaggerConversationsComponent.factory().create(TEST.platform()).sweepTurns();

    private String written(@Nullable Sleep sleep) {
        var strategy = "st_" + fixture.platform.ids().token();
        fixture.strategy(strategy, AgentMode.AUTO, new Timing(5, null, null), sleep);
        fixture.lead(phone, strategy);
        var id = fixture.texts(phone, "hello").conversationId();
        say(id);
        return id;
    }

    private void say(String id) {
        var answer = fixture.call(SendMessage.Function::new, "POST")
                .path("id", id)
                .body(Map.of("text", "I am on it"))
                .send();
        assertEquals(202, answer.status(), answer.body());
    }

    private Conversation head(String id) {
        return fixture.conversations.need(id).value();
    }

    @Test
    void aPersonsMessageSilencesTheAgentUntilItIsReleasedWhereNothingElseIsSaid() {
        var id = written(null);
        assertEquals(OwnershipMode.HUMAN, head(id).ownership().mode());
        TEST.clock().advance(Duration.ofDays(3));
        sweep.of(fixture.tenant);
        assertEquals(OwnershipMode.HUMAN, head(id).ownership().mode());
    }

    @Test
    void theAgentWakesAfterTheMinutesOfTheLastMessageAndAnswersWhatIsUnanswered() {
        var id = written(new Sleep(true, 30));
        TEST.clock().advance(Duration.ofMinutes(20));
        say(id);
        TEST.clock().advance(Duration.ofMinutes(20));
        assertEquals(0, sweep.of(fixture.tenant), "another message begins the sleep anew");
        fixture.texts(phone, "are you there?");
        TEST.clock().advance(Duration.ofMinutes(11));

        long epoch = head(id).epoch();
        assertEquals(1, sweep.of(fixture.tenant));
        var woken = head(id);
        assertTrue(woken.ownership().isAi());
        assertEquals("woke", woken.ownership().reason());
        assertNotNull(woken.pendingBatch());
        assertTrue(woken.epoch() > epoch);
        assertTrue(fixture.told().contains(TurnDue.of(id, TurnDue.INBOUND, woken.lastSeq())));
    }

    @Test
    void whatIsTakenByHandIsNotGivenBackByTime() {
        var id = written(new Sleep(true, 30));
        fixture.conversations.takeOver(id, fixture.person.id(), "taken_over");
        assertNull(head(id).ownership().resumeAt());
        TEST.clock().advance(Duration.ofHours(2));
        sweep.of(fixture.tenant);
        assertEquals(OwnershipMode.HUMAN, head(id).ownership().mode());
    }

    @Test
    void anAgentThatDoesNotSleepGoesOnBesideThePersonButItsStaleReplyIsRefused() {
        var strategy = "st_" + fixture.platform.ids().token();
        fixture.strategy(strategy, AgentMode.AUTO, new Timing(5, null, null), new Sleep(false, null));
        fixture.lead(phone, strategy);
        var id = fixture.texts(phone, "hello").conversationId();
        var before = fixture.conversations.need(id);
        say(id);
        assertTrue(head(id).ownership().isAi());
        assertNull(head(id).pendingBatch(), "the person has answered");
        var late = fixture.conversations.reply(before, "too late", Actor.AI, "sm_1", null);
        assertEquals(
                ConversationProblems.SUPERSEDED,
                assertThrows(Problem.class, () -> fixture.platform.database().commit(late))
                        .type());
    }

    @Test
    void anAnswerThatIsLateIsMarkedOnceAndToldOnTheTimelineAndAnAnswerInTimeStopsTheClock() {
        var id = fixture.texts(phone, "hello").conversationId();
        handOver(id, 10, null);
        TEST.clock().advance(Duration.ofMinutes(11));
        assertEquals(1, sweep.of(fixture.tenant));
        assertNotNull(head(id).slaBreachedAt());
        assertEquals(0, sweep.of(fixture.tenant));
        var told = fixture.leads.timeline(head(id).leadId(), null, 20).data().stream()
                .filter(entry -> entry.type().equals("sla_breached"))
                .count();
        assertEquals(1, told);

        var other = ConversationsFixture.phone();
        var second = fixture.texts(other, "hello").conversationId();
        handOver(second, 10, null);
        say(second);
        assertNull(head(second).slaDueAt());
        TEST.clock().advance(Duration.ofMinutes(11));
        sweep.of(fixture.tenant);
        assertNull(head(second).slaBreachedAt());
    }

    @Test
    void whatNobodyAnsweredGoesBackToTheAgentWhenTheRuleSaysSo() {
        var id = fixture.texts(phone, "hello").conversationId();
        handOver(id, 10, 30);
        TEST.clock().advance(Duration.ofMinutes(11));
        sweep.of(fixture.tenant);
        assertEquals(OwnershipMode.HUMAN, head(id).ownership().mode());
        TEST.clock().advance(Duration.ofMinutes(20));
        sweep.of(fixture.tenant);
        assertTrue(head(id).ownership().isAi());
        assertNull(head(id).slaDueAt());
        assertNotNull(head(id).pendingBatch());
    }

    @Test
    void whatAPersonSettledIsNotAnsweredWhenTheAgentReturnsAndWhatTheLeadWritesThenIs() {
        var id = fixture.texts(phone, "How much is an inspection?").conversationId();
        handOver(id, 10, 30);
        fixture.conversations.desk().resolve(id);
        TEST.clock().advance(Duration.ofMinutes(31));

        sweep.of(fixture.tenant);

        assertTrue(head(id).ownership().isAi());
        assertNull(head(id).pendingBatch());
        assertEquals(ConversationStatus.RESOLVED, head(id).status());
        assertEquals(0, sweep.of(fixture.tenant));
        assertFalse(fixture.told().contains(TurnDue.of(id, TurnDue.INBOUND, head(id).lastSeq())));
        fixture.texts(phone, "One more thing");
        assertNotNull(head(id).pendingBatch());
    }

    @Test
    void aThankYouThatWasSettledIsNotAnsweredEitherUnlessTheLeadOpensTheMatterAgain() {
        var id = written(new Sleep(true, 30));
        fixture.texts(phone, "thanks");
        fixture.conversations.desk().resolve(id);
        TEST.clock().advance(Duration.ofMinutes(31));
        sweep.of(fixture.tenant);
        assertTrue(head(id).ownership().isAi());
        assertNull(head(id).pendingBatch());

        say(id);
        fixture.conversations.desk().resolve(id);
        fixture.texts(phone, "It leaks again");
        TEST.clock().advance(Duration.ofMinutes(31));
        sweep.of(fixture.tenant);
        assertNotNull(head(id).pendingBatch());
    }

    @Test
    void theAgentDoesNotReturnToAConversationThatRestsBeforeItsRestIsOver() {
        var id = fixture.texts(phone, "How much is an inspection?").conversationId();
        handOver(id, 10, 30);
        fixture.conversations.desk().snooze(id, fixture.platform.clock().now().plus(Duration.ofHours(2)));
        TEST.clock().advance(Duration.ofMinutes(31));
        assertEquals(0, sweep.of(fixture.tenant));
        assertEquals(OwnershipMode.HUMAN, head(id).ownership().mode());
        assertEquals(ConversationStatus.SNOOZED, head(id).status());

        TEST.clock().advance(Duration.ofMinutes(90));
        assertEquals(1, sweep.of(fixture.tenant));
        assertTrue(head(id).ownership().isAi());
        assertEquals(ConversationStatus.WAITING_US, head(id).status());
        assertNotNull(head(id).pendingBatch());
    }

    @Test
    void whatTheProductSaidByItselfIsNoAnswerWhenTheAgentReturns() {
        var id = fixture.texts(phone, "How much is an inspection?").conversationId();
        handOver(id, 10, 30);
        fixture.arrives("SMhelp" + fixture.tenant, phone, "HELP");
        assertTrue(fixture.conversations.recent(id, 1).getFirst().isAutomatic());
        TEST.clock().advance(Duration.ofMinutes(31));
        sweep.of(fixture.tenant);
        assertNotNull(head(id).pendingBatch());
    }

    private void handOver(String id, int slaMinutes, @Nullable Integer resumeMinutes) {
        var now = fixture.platform.clock().now();
        var to = new Handover(
                "asked",
                null,
                now.plus(Duration.ofMinutes(slaMinutes)),
                resumeMinutes == null ? null : now.plus(Duration.ofMinutes(resumeMinutes)));
        fixture.platform.database().commit(fixture.conversations.handOver(fixture.conversations.need(id), to));
    }

    @Test
    void aFollowUpIsToldWhenItIsDueAndTakenAwayByAnythingThatHappens() {
        var id = fixture.texts(phone, "hello").conversationId();
        List<Runnable> deeds = List.of(
                () -> fixture.texts(phone, "I am back"),
                () -> fixture.conversations.takeOver(id, fixture.person.id(), "taken_over"),
                () -> say(id),
                () -> fixture.conversations.desk().resolve(id),
                () -> fixture.conversations
                        .desk()
                        .snooze(id, fixture.platform.clock().now().plus(Duration.ofDays(1))));
        for (var deed : deeds) {
            fixture.conversations.release(id, "released");
            fixture.texts(phone, "hm");
            plan(id, 1);
            assertNotNull(head(id).followUp());
            deed.run();
            assertNull(head(id).followUp());
        }
        fixture.conversations.release(id, "released");
        fixture.texts(phone, "hm");
        fixture.told();
        plan(id, 1);
        TEST.clock().advance(Duration.ofMinutes(59));
        assertEquals(0, sweep.of(fixture.tenant));
        TEST.clock().advance(Duration.ofMinutes(2));
        assertEquals(1, sweep.of(fixture.tenant));
        assertEquals(0, sweep.of(fixture.tenant), "a turn that is on its way is not called for every minute");
        var due = TurnDue.of(id, TurnDue.FOLLOW_UP, head(id).lastSeq());
        assertTrue(fixture.told().contains(due));
        TEST.clock().advance(Duration.ofMinutes(6));
        assertEquals(1, sweep.of(fixture.tenant), "a lost call is made again");
    }

    private void plan(String id, int nth) {
        var at = fixture.platform.clock().now().plus(Duration.ofHours(1));
        var next = new Afterwards.Waits(new FollowUpPlan(Scenario.STOPPED_REPLYING, nth, at));
        fixture.platform
                .database()
                .commit(fixture.conversations.reply(
                        fixture.conversations.need(id),
                        "hi",
                        Actor.AI,
                        "sm_" + fixture.platform.ids().token(),
                        null,
                        next,
                        null));
    }

    @Test
    void aConversationThatTheAgentEndedBeginsAgainWithTheLeadsNextText() {
        var id = fixture.texts(phone, "hello").conversationId();
        fixture.platform
                .database()
                .commit(fixture.conversations.reply(
                        fixture.conversations.need(id),
                        "bye",
                        Actor.AI,
                        "sm_e",
                        null,
                        new Afterwards.Ends("done"),
                        null));
        assertEquals(OwnershipMode.CLOSED, head(id).ownership().mode());
        assertEquals(ConversationStatus.RESOLVED, head(id).status());
        assertFalse(head(id).ownership().isAi());

        fixture.texts(phone, "one more thing");
        assertTrue(head(id).ownership().isAi());
        assertEquals("lead_wrote", head(id).ownership().reason());
        assertNotNull(head(id).pendingBatch());
    }
}
