package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.trace.TurnView;
import com.loctelli.bookings.Bookings;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: every word the agent said can be played again, by another prompt or model too, and nothing happens by it. */
class ReplayTurnTest {
    private static final Scene SCENE = new Scene(
            Scene.start(
                    List.of(),
                    Map.of(
                            "ASSISTANT_MODEL_PRICES",
                            "scripted-sales-agent=1000000/2000000",
                            "ASSISTANT_MODELS",
                            "scripted-sales-agent,gpt-4o-mini")),
            AgentMode.AUTO);
    private static final ChatReply LOOK = ChatReply.calls(ToolCall.of(
            "check_availability", "{\"from\":\"2026-03-03\",\"to\":\"2026-03-04\",\"day_part\":\"afternoon\"}"));
    private static final ChatReply BOOK = ChatReply.calls(ToolCall.of("create_booking", "{\"alias\":\"S1\"}"));
    private static final ChatReply TELL = ChatReply.text("You're booked for Tue 3 Mar, 12:00.");

    private final Scene scene = new Scene(SCENE.test, AgentMode.AUTO);

    private TurnView booked() {
        // The tests share an installation, whose provider is left alone for a while after it failed in one of them.
        scene.test.clock().advance(Duration.ofMinutes(1));
        scene.business(Map.of());
        scene.greet();
        scene.speakBy(new Script().then(LOOK).then(BOOK).then(TELL));
        assertEquals("You're booked for Tue 3 Mar, 12:00.", scene.answer("Tuesday at noon, please"));
        return scene.traces().getFirst();
    }

    private HttpCall.Answer replay(String turnId, Map<String, Object> change) {
        return scene.test
                .call(scene.test.function(ReplayTurn.Function::new, Permission.MANAGE), "POST", "/v1/turns/x/replay")
                .as(scene.test.user(scene.tenant, Role.MANAGER))
                .path("id", turnId)
                .body(change)
                .send();
    }

    private long spent() {
        return new Usage(scene.platform)
                .of(scene.tenant)
                .spent(Metric.AI_MICROS)
                .today();
    }

    @Test
    void theSameModelOnTheSameRecordSaysTheSameThoughTheWorldMovedOnAndNothingIsSentOrBooked() {
        var turn = booked();
        var booking = scene.bookings().getFirst();
        // Meanwhile: the appointment is off, the lead has another name, the strategy another.
        new Bookings(scene.platform).of(scene.tenant).cancel(booking.id(), null, Actor.SYSTEM);
        new Leads(scene.platform)
                .of(scene.tenant)
                .update(scene.leadId, LeadChange.builder().name("Else").build(), Actor.SYSTEM);
        var sms = scene.sms();
        var lead = new Leads(scene.platform).of(scene.tenant).need(scene.leadId);
        long before = spent();

        scene.speakBy(new Script().then(LOOK).then(BOOK).then(TELL));
        var answer = replay(turn.id(), Map.of());
        assertEquals(200, answer.status(), answer.body());
        assertEquals(true, answer.at("difference.samePrompt"), answer.body());
        assertEquals(true, answer.at("difference.sameReply"));
        assertEquals(true, answer.at("difference.sameOutcome"));
        assertEquals(List.of(), answer.at("difference.callsAdded"));
        assertEquals(List.of(), answer.at("difference.callsLeftOut"));
        assertEquals(List.of(), answer.at("difference.checks"));
        assertEquals("You're booked for Tue 3 Mar, 12:00.", answer.at("replayed.reply"));
        assertEquals(turn.toolCalls().get(1).resultJson(), answer.at("replayed.toolCalls.1.resultJson"));

        assertEquals(sms, scene.sms());
        assertEquals(1, scene.bookings().size());
        assertEquals("cancelled", scene.bookings().getFirst().status().wire());
        assertEquals(lead, new Leads(scene.platform).of(scene.tenant).need(scene.leadId));
        assertEquals(
                1,
                scene.traces().stream()
                        .filter(one -> one.id().equals(turn.id()))
                        .count());
        long cost = (long) answer.at("replayed.costMicros");
        assertTrue(cost > 0);
        assertEquals(before + cost, spent(), "what it costs is counted, and no more than that stays set aside");
    }

    @Test
    void aCallThatWasNotMadeThenIsAnsweredAsSuchAndTheGateKnowsNothingOfIt() {
        var turn = booked();
        scene.speakBy(new Script()
                .then(ChatReply.calls(ToolCall.of("create_booking", "{\"alias\":\"S2\"}")))
                .then(ChatReply.text("You're booked for Tue 3 Mar, 12:30."))
                .then(ChatReply.text("Which time suits you?")));
        var answer = replay(turn.id(), Map.of());
        assertEquals(200, answer.status(), answer.body());
        assertEquals(
                List.of("create_booking {\"alias\":\"S2\"}"), answer.at("difference.callsNotRecorded"), answer.body());
        assertEquals(2, ((List<?>) answer.at("difference.callsLeftOut")).size());
        assertEquals("Which time suits you?", answer.at("replayed.reply"));
        assertEquals(false, answer.at("difference.sameReply"));
        var checks = String.valueOf(answer.at("difference.checks"));
        assertTrue(checks.contains("deeds") || checks.contains("times"), checks);
        assertEquals(1, scene.bookings().size());
    }

    @Test
    void anotherVersionOfTheStrategyAndAnotherModelAreReadByTheReplayAlone() {
        var turn = booked();
        scene.says("Zoe");
        scene.speakBy(new Script().then(ChatReply.text("Hello, this is Zoe.")));
        var answer = replay(turn.id(), Map.of("strategyVersion", 2, "model", "gpt-4o-mini"));
        assertEquals(200, answer.status(), answer.body());
        assertTrue(String.valueOf(answer.at("recorded.strategy")).endsWith("@1"));
        assertTrue(String.valueOf(answer.at("replayed.strategy")).endsWith("@2"));
        assertEquals(false, answer.at("difference.samePrompt"));
        assertTrue(String.valueOf(answer.at("replayed.prompt")).contains("Your name is Zoe"));
        assertTrue(String.valueOf(answer.at("recorded.prompt")).contains("Your name is Mia"));
        assertEquals("gpt-4o-mini", Scene.lastAsked().model());
        assertEquals("Hello, this is Zoe.", answer.at("replayed.reply"));
    }

    @Test
    void whatIsNotThereIsNamed() {
        var turn = booked();
        assertEquals(
                List.of("/strategyVersion"),
                replay(turn.id(), Map.of("strategyVersion", 9)).wrongFields());
        assertEquals(
                List.of("/promptTemplateId"),
                replay(turn.id(), Map.of("promptTemplateId", "pt_none")).wrongFields());
        assertEquals(
                List.of("/promptTemplateVersion"),
                replay(turn.id(), Map.of("promptTemplateVersion", 99)).wrongFields());
        assertEquals(
                List.of("/model"), replay(turn.id(), Map.of("model", "gpt-5")).wrongFields());
        assertEquals(404, replay("tn_none", Map.of()).status());
        var stranger = scene.test.user(scene.test.tenant(), Role.OWNER);
        assertEquals(
                404,
                scene.test
                        .call(
                                scene.test.function(ReplayTurn.Function::new, Permission.MANAGE),
                                "POST",
                                "/v1/turns/x/replay")
                        .as(stranger)
                        .path("id", turn.id())
                        .body(Map.of())
                        .send()
                        .status());
    }

    @Test
    void anErasedRecordIsGoneAndATurnWithoutAModelHasNothingToReplay() {
        var turn = booked();
        scene.platform.files().delete(scene.tenant, "turns/" + turn.id() + ".sealed");
        int asked = Scene.asked();
        var gone = replay(turn.id(), Map.of());
        assertEquals(410, gone.status(), gone.body());
        assertEquals("assistant/recording-gone", gone.at("type"));
        assertEquals(asked, Scene.asked());

        scene.test.clock().advance(Duration.ofMinutes(1));
        scene.answer("Automatic reply: I am out of the office until Monday.");
        var silent = scene.traces().getFirst();
        assertEquals("loop_autoresponder", silent.reason());
        var nothing = replay(silent.id(), Map.of());
        assertEquals(409, nothing.status(), nothing.body());
        assertEquals("assistant/no-model-asked", nothing.at("type"));
    }

    @Test
    void aSpentBudgetReplaysNothing() {
        var turn = booked();
        scene.business(Map.of("budgets", Map.of("aiMicrosPerDay", 1, "aiMicrosPerMonth", 1)));
        int asked = Scene.asked();
        var refused = replay(turn.id(), Map.of());
        assertEquals(429, refused.status(), refused.body());
        assertEquals("subaccounts/limit-reached", refused.at("type"));
        assertEquals(asked, Scene.asked());
    }

    @Test
    void aModelThatDoesNotAnswerIsTriedLaterAndSetsNothingAsideForGood() {
        var turn = booked();
        long before = spent();
        assertTrue(before > 0);
        scene.speakBy(request -> ChatReply.throttled(Duration.ofSeconds(7)));
        var later = replay(turn.id(), Map.of());
        assertEquals(503, later.status(), later.body());
        assertEquals(before, spent());
    }
}
