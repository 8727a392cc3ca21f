package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.conversations.OwnershipMode;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.Leads;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.SalesAgent;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.writing.ChangeStrategy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Promises 2.4, 2.5 and 2.9: the turn, from the lead's words to the reply that was committed. */
class AnswerTurnTest {

    @Test
    void aLeadIsQualifiedOfferedTimesAndBookedAndTheConfirmationIsTrue() {
        var scene = new Scene();
        scene.greet();
        scene.answer("About 8000 dollars");
        assertEquals(
                List.of("About 8000 dollars"),
                new Leads(scene.platform)
                        .of(scene.tenant).facts(scene.leadId).stream()
                                .map(f -> f.value())
                                .toList());
        var offer = scene.answer("I'd like an appointment please");
        assertTrue(offer.contains("S1: "), offer);
        var first = offer.lines()
                .filter(line -> line.startsWith("S1: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
        var confirmation = scene.answer("The first one please");
        assertTrue(confirmation.contains("booked") && confirmation.contains(first), confirmation);
        assertEquals(1, scene.bookings().size());
        assertEquals("confirmed", scene.bookings().getFirst().status().wire());
        assertEquals(4, scene.sms().size());
        assertTrue(
                scene.traces().stream().allMatch(t -> t.status() == TurnStatus.SENT),
                scene.traces().toString());
        assertEquals(
                "create_booking",
                scene.traces().getFirst().toolCalls().getLast().name());
    }

    @Test
    void aTimeThatNobodyOfferedNeverLeaves() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(request -> ChatReply.text("How about Friday at 3pm?"));
        assertHandedOver(scene, scene.answer("When can you come?"), "gate");
    }

    @Test
    void aBookingThatNoToolMadeIsNeverClaimed() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script()
                .then(ChatReply.text("You're booked for tomorrow!"))
                .then(ChatReply.text(
                        "I'm an AI assistant and have not booked anything yet. Shall I look for a time?")));
        assertEquals(
                "I'm an AI assistant and have not booked anything yet. Shall I look for a time?",
                scene.answer("Book me in"));
        assertEquals(0, scene.bookings().size());
        assertTrue(scene.traces().getFirst().gate().checks().stream().anyMatch(check -> !check.pass()));
    }

    @Test
    void badCallsGoBackTwiceAndThenAPersonTakesOver() {
        var scene = new Scene();
        scene.greet();
        var badly = ChatReply.calls(ToolCall.of("record_fact", "{\"name\":\"budget\",\"lead_id\":\"ld_other\"}"));
        scene.speakBy(new Script()
                .then(badly)
                .then(ChatReply.calls(ToolCall.of("no_such_tool", "{not json")))
                .then(ChatReply.text("Thanks! I'm an AI assistant.")));
        assertEquals("Thanks! I'm an AI assistant.", scene.answer("hello"));
        assertFalse(scene.traces().getFirst().toolCalls().stream().anyMatch(call -> call.ok()));

        scene.speakBy(request -> badly);
        assertHandedOver(scene, scene.answer("hello again"), "bad_calls");
        assertEquals(
                0,
                new Leads(scene.platform).of(scene.tenant).facts(scene.leadId).size());
    }

    @Test
    void anAliasThatWasNotOfferedBooksNothing() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of("create_booking", "{\"alias\":\"S9\"}")))
                .then(ChatReply.text("Sorry, which day would suit you?")));
        assertEquals("Sorry, which day would suit you?", scene.answer("S9 please"));
        assertEquals(0, scene.bookings().size());
        assertTrue(scene.traces().getFirst().toolCalls().getFirst().resultJson().contains("unknown-alias"));
    }

    @Test
    void aThrottledModelIsAskedAgainWhenItSaidSoAndNotBefore() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(
                new Script().then(ChatReply.throttled(Duration.ofSeconds(30))).then(ChatReply.text("Hello again!")));
        scene.answer("hi");
        int asked = Scene.asked();
        assertEquals(1, scene.saidByAgent().size());
        scene.test.clock().advance(Duration.ofSeconds(20));
        scene.turn();
        assertEquals(asked, Scene.asked());
        scene.test.clock().advance(Duration.ofSeconds(11));
        scene.turn();
        assertEquals("Hello again!", scene.saidByAgent().getLast());
        assertEquals(1, scene.traces().getFirst().earlierTries());
        assertEquals(OwnershipMode.AI, scene.head().ownership().mode());
    }

    @Test
    void aModelThatStaysAwayEndsInOneHoldingTextAndAPerson() {
        var scene = new Scene();
        scene.greet();
        var failures = List.of(ChatReply.disconnect(), ChatReply.failure(500, "no"), ChatReply.failure(503, "no"));
        var next = new AtomicInteger();
        scene.speakBy(request -> failures.get(next.getAndIncrement() % failures.size()));
        scene.answer("hi");
        for (int i = 0; i < 10; i++) {
            scene.test.clock().advance(Duration.ofMinutes(2).plusSeconds(1));
            scene.turn();
        }
        assertHandedOver(scene, scene.saidByAgent().getLast(), "model_");
    }

    @Test
    void aFaultOfOursEndsInOneHoldingTextAndAPersonToo() {
        var scene =
                new Scene(Scene.start(List.of(), Map.of("ASSISTANT_MODEL_TIMEOUT_SECONDS", "a while")), AgentMode.AUTO);
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        int tries = 0;
        while (scene.head().ownership().isAi() && tries < 10) {
            tries++;
            assertThrows(NumberFormatException.class, scene::turn, "it is thrown on, to be seen");
            assertEquals(Outcome.DONE, scene.turn(), "what the queue brings again at once is no try");
            scene.test.clock().advance(Duration.ofMinutes(2).plusSeconds(1));
        }
        assertHandedOver(scene, scene.saidByAgent().getLast(), "fault");
        assertEquals(tries - 1, scene.traces().getFirst().earlierTries());
    }

    @Test
    void aCutOffAnswerIsAskedForOnceMore() {
        var scene = new Scene();
        scene.greet();
        scene.speakBy(new Script()
                .then(ChatReply.finished("length", "Let me tell you everything about"))
                .then(ChatReply.text("Short and sweet.")));
        assertEquals("Short and sweet.", scene.answer("hi"));
        scene.speakBy(request -> ChatReply.finished("content_filter", ""));
        assertHandedOver(scene, scene.answer("hi"), "model_content_filter");
    }

    @Test
    void whoAsksForAPersonGetsOne() {
        var scene = new Scene();
        scene.greet();
        scene.answer("I want to talk to a human please");
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        assertEquals(TurnStatus.HANDED_OFF, scene.traces().getFirst().status());
        assertEquals(2, scene.saidByAgent().size());
        int asked = Scene.asked();
        scene.answer("hello?");
        assertEquals(asked, Scene.asked());
    }

    @Test
    void twoTextsWithinTheWindowAreOneTurn() {
        var scene = new Scene();
        scene.greet();
        scene.texts("About 8000");
        long first = scene.head().lastSeq();
        scene.test.clock().advance(Duration.ofSeconds(3));
        scene.texts("maybe 9000");
        scene.test.clock().advance(Duration.ofSeconds(6));
        int asked = Scene.asked();
        scene.turn(first);
        assertEquals(asked, Scene.asked());
        scene.speakBy(request -> ChatReply.text("Thanks for both."));
        scene.turn();
        assertEquals(asked + 1, Scene.asked());
        assertTrue(
                Scene.lastAsked().messages().stream().anyMatch(m -> m.content().contains("About 8000")));
        assertTrue(
                Scene.lastAsked().messages().stream().anyMatch(m -> m.content().contains("maybe 9000")));
        assertEquals(2, scene.saidByAgent().size());
    }

    @Test
    void aMessageDeliveredTwiceIsOneReply() throws InterruptedException {
        var scene = new Scene();
        scene.greet();
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        int asked = Scene.asked();
        scene.speakBy(request -> ChatReply.text("Hello!"));
        long seq = scene.head().lastSeq();
        var threads = List.of(
                Thread.ofVirtual().start(() -> scene.turn(seq)),
                Thread.ofVirtual().start(() -> scene.turn(seq)));
        for (var thread : threads) {
            thread.join();
        }
        scene.turn(seq);
        assertEquals(asked + 1, Scene.asked());
        assertEquals(2, scene.saidByAgent().size());
        assertEquals(2, scene.sms().size());
        assertEquals(
                2,
                scene.traces().stream()
                        .filter(t -> t.status() == TurnStatus.SENT)
                        .count());
    }

    @Test
    void theModelIsAskedAfterAtMostThreeTripsInARow() {
        var scene = new Scene();
        scene.business(Map.of());
        scene.greet();
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        var meter = new Meter();
        var trips = new AtomicInteger(-1);
        scene.speakBy(request -> {
            trips.compareAndSet(-1, meter.sequentialTrips());
            return ChatReply.text("Hello!");
        });
        long seq = scene.head().lastSeq();
        Meter.measure(meter, () -> scene.turn(seq));
        assertTrue(trips.get() >= 1 && trips.get() <= 3, "trips: " + trips);
    }

    @Test
    void whatTheAgentIsToldIsReadOnceAndAChangeIsHeardInTheVeryNextTurn() {
        var scene = new Scene();
        scene.greet();
        var worker = scene.parts.answerTurn();
        var prompts = new ArrayList<String>();
        scene.speakBy(request -> {
            prompts.add(request.prompt());
            return ChatReply.text(List.of("What is your budget?", "How old is the roof?", "Is it leaking?")
                    .get(prompts.size() - 1));
        });
        double first = readUnits(scene, worker, "How much is a new roof?");
        double second = readUnits(scene, worker, "I would rather not say");
        // The default strategy and the one item that says that nothing has changed, which is read in both.
        assertTrue(first - second >= 1, "read units: " + first + ", then " + second);
        var id = new Strategies(scene.platform).of(scene.tenant).defaultId();
        var changed = scene.test
                .call(scene.test.function(ChangeStrategy.Function::new, Permission.MANAGE), "PATCH", "/v1/strategies")
                .as(scene.test.user(scene.tenant, Role.OWNER))
                .path("id", id)
                .body(Map.of("companyBackground", "We sell lighthouses."))
                .send();
        assertEquals(200, changed.status(), changed.body());
        var units = "read units: " + first + ", " + second + ", " + readUnits(scene, worker, "Thirty years or so");
        assertEquals(3, prompts.size(), units);
        assertTrue(prompts.getLast().contains("We sell lighthouses."), units + " " + prompts.getLast());
        assertFalse(prompts.get(1).contains("We sell lighthouses."));
    }

    private static double readUnits(Scene scene, AnswerTurn worker, String words) {
        scene.test.clock().advance(Duration.ofMinutes(1));
        scene.texts(words);
        scene.test.clock().advance(Duration.ofSeconds(6));
        var due = TurnDue.of(scene.id, TurnDue.INBOUND, scene.head().lastSeq());
        var meter = new Meter();
        Meter.measure(meter, () -> worker.work(scene.tenant, due));
        return meter.readUnits();
    }

    @Test
    void aGreetingWithoutAModelStillReachesTheLeadOnce() {
        var scene = new Scene();
        scene.speakBy(request -> ChatReply.failure(400, "no"));
        scene.greet();
        scene.parts.answerTurn().work(scene.tenant, TurnDue.of(scene.id, TurnDue.GREETING, 0));
        assertEquals(List.of("Thanks for getting in touch. A colleague will text you here."), scene.saidByAgent());
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        scene.speakBy(new SalesAgent(InstantSource.system()));
    }

    private static void assertHandedOver(Scene scene, String last, String reason) {
        assertEquals("Thanks for your message. A colleague will get back to you here.", last);
        assertEquals(1, scene.saidByAgent().stream().filter(last::equals).count());
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        var trace = scene.traces().getFirst();
        assertEquals(TurnStatus.HANDED_OFF, trace.status());
        assertTrue(String.valueOf(trace.reason()).startsWith(reason), trace.reason());
        var timeline = new Leads(scene.platform)
                .of(scene.tenant)
                .timeline(scene.leadId, null, 20)
                .data();
        assertTrue(timeline.stream().anyMatch(entry -> entry.type().equals("handed_over")), timeline.toString());
    }
}
