package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 2.9: a provider in trouble is waited for by all or gone round, and nobody's answer is dropped. */
class ProviderTurnTest {
    private final Scene one =
            new Scene(Scene.start(List.of(), Map.of("OPENAI_FALLBACK_MODELS", "spare")), AgentMode.AUTO);

    @AfterEach
    void putTheOrdinaryModelBack() {
        one.speakBy(new SalesAgent(InstantSource.system()));
    }

    @Test
    void whatOneTenantsTurnIsToldEveryTenantsTurnHeedsAndThenAnswers() {
        var other = new Scene(one.test, AgentMode.AUTO);
        one.greet();
        other.greet();
        one.speakBy(request -> ChatReply.throttled(Duration.ofSeconds(20)));
        int before = other.saidByAgent().size();
        one.answer("hi");

        var asked = new AtomicInteger();
        one.speakBy(
                request -> ChatReply.text("Thank you for writing, this is answer number " + asked.incrementAndGet()));
        other.answer("hello");
        assertEquals(0, asked.get());
        assertEquals(before, other.saidByAgent().size());

        other.test.clock().advance(Duration.ofSeconds(25));
        other.turn();
        one.turn();
        assertEquals(2, asked.get());
        assertEquals(before + 1, other.saidByAgent().size());
        assertEquals(TurnStatus.SENT, one.traces().getFirst().status());
    }

    @Test
    void aTurnThatIsTurnedAwayForTheKeyIsAnsweredWhenTheKeyIsGood() {
        one.greet();
        int before = one.saidByAgent().size();
        one.speakBy(request -> ChatReply.failure(401, "Incorrect API key provided"));
        one.answer("hi");
        assertEquals(before, one.saidByAgent().size());

        one.speakBy(request -> ChatReply.text("Thank you for writing, how old is the roof?"));
        one.test.clock().advance(Duration.ofSeconds(65));
        one.turn();
        assertEquals(before + 1, one.saidByAgent().size());
        assertEquals(TurnStatus.SENT, one.traces().getFirst().status());
    }

    @Test
    void whereTheFirstModelIsDownTheNextAnswersInTheSameTurn() {
        one.greet();
        one.speakBy(request -> request.model().equals("spare")
                ? ChatReply.text("Thank you for writing, how old is the roof?")
                : ChatReply.failure(503, "down"));
        assertEquals("Thank you for writing, how old is the roof?", one.answer("hi"));
        var turn = one.traces().getFirst();
        assertEquals(TurnStatus.SENT, turn.status());
        assertEquals("spare", turn.model());
    }
}
