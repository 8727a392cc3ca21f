package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.conversations.OwnershipMode;
import com.loctelli.conversations.incidents.Incidents;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.strategies.AgentMode;
import java.util.Map;
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
            for (int j = 0; j < 14; j++) {
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
