package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.conversations.OwnershipMode;
import com.loctelli.conversations.incidents.Incidents;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Strategies;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promise 2.8: at most so many of the agent's texts a conversation and a day; a loop of machines is stopped. */
class AgentLimitsTest {
    private static final Scene SCENE = new Scene();
    private final Scene scene = new Scene(SCENE.test, AgentMode.AUTO);

    @Test
    void afterTheDaysTextsAPersonAnswersHoweverManyTheLeadWroteInBetween() {
        scene.business(Map.of("limits", Map.of("aiMessagesPerConversationPerDay", 4, "smsPerDay", 500)));
        var number = new AtomicInteger();
        scene.speakBy(
                request -> ChatReply.text("This is reply number " + number.incrementAndGet() + " to what you wrote."));
        scene.greet();
        for (int i = 0; i < 3; i++) {
            // So many that the agent's earlier texts lie beyond the messages a turn reads.
            for (int j = 0; j < 24; j++) {
                scene.texts("line " + i + " " + j);
            }
            scene.answer("and question " + i);
        }
        assertEquals(4, scene.saidByAgent().size());
        scene.answer("one more");
        assertEquals(4, scene.saidByAgent().size());
        assertEquals("limit", scene.traces().getFirst().reason());
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
    }

    @Test
    void whoGivesAConversationBackToTheAgentGivesItAllOfItsTextsAgain() {
        most(2);
        scene.greet();
        scene.answer("what do you need?");
        assertEquals(2, scene.saidByAgent().size());
        scene.answer("slate, and the porch");
        assertEquals(2, scene.saidByAgent().size());
        assertEquals("limit", scene.head().ownership().reason());

        scene.conversations.release(scene.id, "released");
        scene.turn();
        assertEquals(3, scene.saidByAgent().size());
        scene.answer("how long does it take?");
        assertEquals(4, scene.saidByAgent().size());
        assertEquals(4, scene.head().aiMessageCount());
        scene.answer("and who comes?");
        assertEquals(4, scene.saidByAgent().size());
        assertEquals("limit", scene.head().ownership().reason());
    }

    @Test
    void aCustomerWhoWritesAgainAfterTheMatterWasSettledIsAnsweredAgain() {
        most(2);
        scene.greet();
        scene.answer("what do you need?");
        assertEquals(2, scene.saidByAgent().size());
        scene.conversations.desk().resolve(scene.id);
        scene.test.clock().advance(Duration.ofDays(20));
        scene.answer("the gutter leaks");
        assertEquals(3, scene.saidByAgent().size());
        assertEquals(OwnershipMode.AI, scene.head().ownership().mode());
    }

    /** Lets the agent write so many texts in a conversation, each another. */
    private void most(int texts) {
        var all = new Strategies(scene.platform).of(scene.tenant);
        all.change(
                all.defaultId(),
                Optional.empty(),
                true,
                old -> Copy.of(old).with("limits", new Limits(texts, null)).made(),
                Actor.SYSTEM);
        var number = new AtomicInteger();
        scene.speakBy(
                request -> ChatReply.text("This is reply number " + number.incrementAndGet() + " to what you wrote."));
    }

    @Test
    void anAutoresponderPutsTheAgentToSleepAndIsToldToAPerson() {
        scene.greet();
        int said = scene.saidByAgent().size();
        scene.answer("Automatic reply: I am out of the office until Monday.");
        assertEquals(said, scene.saidByAgent().size());
        var turn = scene.traces().getFirst();
        assertEquals(TurnStatus.HANDED_OFF, turn.status());
        assertEquals("loop_autoresponder", turn.reason());
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        var incidents = new Incidents(scene.platform)
                .of(scene.tenant)
                .page(false, null, 10)
                .data();
        assertTrue(incidents.stream().anyMatch(one -> one.type().equals("loop")), incidents.toString());
    }
}
