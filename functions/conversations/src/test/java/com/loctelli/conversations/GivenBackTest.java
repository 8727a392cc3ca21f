package com.loctelli.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Timing;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 2.6: time gives nothing back to the agent that a person takes, or writes in, in the same moment. */
class GivenBackTest {
    private static final Meanwhile MEANWHILE = new Meanwhile();
    private static final TestPlatform TEST = TestPlatform.start(Map.of(), List.of(MEANWHILE));

    private final ConversationsFixture fixture = new ConversationsFixture(TEST);
    private final PhoneNumber phone = ConversationsFixture.phone();
    private final SweepTurns sweep =
            DaggerConversationsComponent.factory().create(TEST.platform()).sweepTurns();
    private final String strategy = "st_" + fixture.platform.ids().token();
    private String id = "";

    @BeforeEach
    void aPersonsMessageHasSilencedTheAgentForAWhileThatIsOver() {
        fixture.strategy(strategy, AgentMode.AUTO, new Timing(5, null, null), new Sleep(true, 30));
        fixture.lead(phone, strategy);
        id = fixture.texts(phone, "hello").conversationId();
        say();
        TEST.clock().advance(Duration.ofMinutes(31));
    }

    @Test
    void whoTakesOverAsTheAgentIsAboutToReturnKeepsTheConversation() {
        fixture.texts(phone, "are you there?");
        MEANWHILE.before("woke", () -> fixture.conversations.takeOver(id, fixture.person.id(), "taken_over"));

        sweep.of(fixture.tenant);

        assertTrue(MEANWHILE.isDone());
        assertEquals(OwnershipMode.HUMAN, head().ownership().mode());
        assertEquals("taken_over", head().ownership().reason());
        assertNull(head().pendingBatch());
        var due = TurnDue.of(id, TurnDue.INBOUND, head().lastSeq());
        assertFalse(fixture.told().contains(due), "no turn is called for");
    }

    @Test
    void whoWritesAsTheAgentIsAboutToReturnSilencesItAgain() {
        MEANWHILE.before("woke", this::say);

        sweep.of(fixture.tenant);

        assertTrue(MEANWHILE.isDone());
        assertEquals(OwnershipMode.HUMAN, head().ownership().mode());
        assertEquals("wrote", head().ownership().reason());
        TEST.clock().advance(Duration.ofMinutes(31));
        sweep.of(fixture.tenant);
        assertTrue(head().ownership().isAi());
    }

    private void say() {
        var answer = fixture.call(SendMessage.Function::new, "POST")
                .path("id", id)
                .body(Map.of("text", "I am on it"))
                .send();
        assertEquals(202, answer.status(), answer.body());
    }

    private Conversation head() {
        return fixture.conversations.need(id).value();
    }
}
