package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.conversations.Arrival;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.OwnershipMode;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.messaging.OptOutResult;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.ChatRequest;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promise: the agent answers from the business's documents, says what they say and no more, and shows where it stands. */
class KnowledgeInTurnTest {
    private static final Scene SCENE = new Scene();
    private static final String PRICES =
            "A roof inspection costs 90 dollars.\n\nWe are at 12 Harbour Street, and you reach us at +1 415 555 0100 or"
                    + " https://sunroofs.example/visit.";

    private final Scene scene = new Scene(SCENE.test, AgentMode.AUTO);

    @Test
    void whatADocumentSaysMayBeToldAndWhatItDoesNotSayMayNot() {
        scene.knows("Prices", PRICES);
        scene.greet();
        scene.speakBy(
                request -> ChatReply.text("A roof inspection costs 90 dollars, see https://sunroofs.example/visit."));
        assertEquals(
                "A roof inspection costs 90 dollars, see https://sunroofs.example/visit.",
                scene.answer("How much is a roof inspection?"));

        scene.speakBy(new Script()
                .then(ChatReply.text("A roof inspection costs 70 dollars."))
                .then(ChatReply.text("Let me have a colleague tell you.")));
        assertEquals("Let me have a colleague tell you.", scene.answer("Is a roof inspection not cheaper?"));
        assertTrue(scene.traces().getFirst().gate().checks().stream()
                .anyMatch(check -> check.name().equals("prices") && !check.pass()));
    }

    @Test
    void withoutTheDocumentTheSamePriceIsHeldBack() {
        scene.greet();
        scene.speakBy(request -> ChatReply.text("A roof inspection costs 90 dollars."));
        scene.answer("How much is a roof inspection?");
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        assertEquals("gate", scene.traces().getFirst().reason());
    }

    @Test
    void thePassagesStandInTheFenceAndInTheTraceWithTheirDocument() {
        var document = scene.knows("Prices", PRICES);
        scene.greet();
        scene.speakBy(request -> ChatReply.text("It costs 90 dollars."));
        scene.answer("How much is a roof inspection?");
        var prompt = all(Scene.lastAsked());
        int at = prompt.indexOf("A roof inspection costs 90 dollars.");
        assertTrue(
                at > 0 && prompt.lastIndexOf("<<data knowledge>>", at) > prompt.lastIndexOf("<<end data>>", at),
                prompt);
        var passages = scene.traces().getFirst().passages();
        assertEquals(document, passages.getFirst().documentId());
        assertEquals("Prices", passages.getFirst().title());
        assertTrue(passages.getFirst().text().contains("90 dollars"));

        scene.answer("ok");
        assertEquals(List.of(), scene.traces().getFirst().passages());
        assertFalse(all(Scene.lastAsked()).contains("<<data knowledge>>"));
    }

    @Test
    void theAgentLooksThingsUpInItsOwnWordsWhereTheLeadsWordsFindNothing() {
        var document = scene.knows("Prices", PRICES);
        scene.greet();
        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of("search_knowledge", "{\"query\":\"roof inspection price\"}")))
                .then(ChatReply.text("Una inspección cuesta 90 dollars.")));
        assertEquals(
                "Una inspección cuesta 90 dollars.",
                scene.answer("Hola, ¿me puede decir cuánto vale que ustedes miren el tejado?"));
        var trace = scene.traces().getFirst();
        assertTrue(
                trace.toolCalls().getFirst().resultJson().contains("90 dollars"),
                trace.toolCalls().toString());
        assertEquals(document, trace.passages().getFirst().documentId());
    }

    @Test
    void aStrategyWithoutAKnowledgeBaseHasNothingToLookUpIn() {
        scene.greet();
        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of("search_knowledge", "{\"query\":\"prices\"}")))
                .then(ChatReply.text("Let me ask a colleague.")));
        scene.answer("What does it cost?");
        assertTrue(scene.traces().getFirst().toolCalls().getFirst().resultJson().contains("bad-call"));
    }

    @Test
    void anotherSubAccountsKnowledgeIsNoneOfOurs() {
        var other = new Scene(SCENE.test, AgentMode.AUTO);
        other.knows("Prices", PRICES);
        var theirs = new com.loctelli.strategies.Strategies(other.platform)
                .of(other.tenant)
                .brief(null)
                .knowledgeBaseIds();
        scene.looksUpIn(theirs);
        scene.greet();
        scene.speakBy(request -> ChatReply.text("Hello!"));
        scene.answer("How much is a roof inspection?");
        assertEquals(List.of(), scene.traces().getFirst().passages());
        assertFalse(all(Scene.lastAsked()).contains("90 dollars"));
    }

    @Test
    void theSearchIsDoneWithinTheThreeTripsThatATurnWaitsForAnyhow() {
        scene.business(Map.of());
        scene.knows("Prices", PRICES);
        scene.greet();
        var due = arrives("How much is a roof inspection?");
        assertEquals(1, due.knowledgeBaseIds().size());
        scene.test.clock().advance(Duration.ofSeconds(6));
        var meter = new Meter();
        var trips = new AtomicInteger(-1);
        scene.speakBy(request -> {
            trips.compareAndSet(-1, meter.sequentialTrips());
            return ChatReply.text("It costs 90 dollars.");
        });
        Meter.measure(meter, () -> scene.parts.answerTurn().work(scene.tenant, due));
        assertEquals("It costs 90 dollars.", scene.saidByAgent().getLast());
        assertFalse(scene.traces().getFirst().passages().isEmpty());
        assertTrue(trips.get() >= 1 && trips.get() <= 3, "trips: " + trips);
    }

    /** The lead's text, taken in, and the message that it calls the agent by. */
    private TurnDue arrives(String text) {
        var told = new ArrayList<Outgoing>();
        var apart = scene.platform.apart(scene.platform.clock(), told::add);
        new Conversations(apart)
                .of(scene.tenant)
                .intake()
                .take(new Arrival(
                        "SM1", PhoneNumber.ofE164(scene.phone), scene.sender, text, OptOutResult.Kind.ORDINARY));
        return told.stream()
                .map(Outgoing::body)
                .filter(TurnDue.class::isInstance)
                .map(TurnDue.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String all(ChatRequest request) {
        return String.join(
                "\n",
                request.messages().stream().map(message -> message.content()).toList());
    }
}
