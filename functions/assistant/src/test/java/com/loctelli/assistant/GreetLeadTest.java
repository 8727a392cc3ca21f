package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.trace.TurnStatus;
import com.loctelli.conversations.TurnDue;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.LeadCaptured;
import com.loctelli.strategies.AgentMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise: a new lead is greeted through the send path, once. */
class GreetLeadTest {
    @Test
    void aNewLeadIsGreetedOnceHoweverOftenItsEventArrives() {
        var scene = new Scene();
        scene.greet();
        scene.parts.greetLead().work(scene.tenant, new LeadCaptured(scene.leadId, "form", true));
        scene.parts.answerTurn().work(scene.tenant, TurnDue.of(scene.id, TurnDue.GREETING, 0));

        assertEquals(1, scene.messages().size());
        assertTrue(
                scene.saidByAgent().getFirst().contains("Mia"),
                scene.saidByAgent().toString());
        assertTrue(scene.saidByAgent().getFirst().contains("What is your budget for the roof?"));
        assertEquals(
                List.of("pending"),
                scene.sms().stream().map(text -> text.status().wire()).toList());
        assertEquals(1, scene.test.waiting(QueueName.SENDS));
        assertEquals(
                List.of(TurnStatus.SENT),
                scene.traces().stream().map(t -> t.status()).toList());
        assertTrue(scene.traces().getFirst().scripted());
    }

    @Test
    void whoTextedFirstIsNotGreeted() {
        var scene = new Scene();
        scene.parts.greetLead().work(scene.tenant, new LeadCaptured(scene.leadId, "sms", true));
        assertNull(scene.conversations.find(scene.id));
    }

    @Test
    void anAgentThatIsOffDoesNothing() {
        var scene = new Scene(AgentMode.OFF, List.of());
        int before = Scene.asked();
        scene.greet();
        assertNull(scene.conversations.find(scene.id));
        assertEquals(before, Scene.asked());
        assertEquals(0, scene.sms().size());
    }

    @Test
    void anAgentThatSuggestsKeepsItsTextForAPerson() {
        var scene = new Scene(AgentMode.SUGGEST, List.of());
        scene.greet();
        assertEquals(0, scene.messages().size());
        assertEquals(0, scene.sms().size());
        var trace = scene.traces().getFirst();
        assertEquals(TurnStatus.SUGGESTED, trace.status());
        assertTrue(String.valueOf(trace.suggestion()).contains("Mia"));
    }

    @Test
    void initiatingAnswersTheConversationAndGreetsThroughTheQueue() {
        var scene = new Scene();
        var initiate = scene.test.function(InitiateChat.Function::new, Permission.WORK);
        var answer = scene.test
                .call(initiate, "POST", "/v1/chat/initiate/" + scene.leadId)
                .path("leadId", scene.leadId)
                .as(scene.person)
                .send();
        assertEquals(202, answer.status(), answer.body());
        assertEquals(scene.id, answer.at("conversationId"));
        scene.test.drain(QueueName.TURNS, new AnswerTurn.Function(scene.platform));
        assertEquals(1, scene.saidByAgent().size());

        var list = scene.test.function(ListTurns.Function::new, Permission.VIEW);
        var turns = scene.test
                .call(list, "GET", "/v1/conversations/x/turns")
                .path("id", scene.id)
                .as(scene.person)
                .send();
        assertEquals(200, turns.status(), turns.body());
        var turnId = String.valueOf(turns.at("data.0.id"));
        assertEquals("sent", turns.at("data.0.status"));

        var get = scene.test.function(GetTurn.Function::new, Permission.VIEW);
        var forAgent = scene.test
                .call(get, "GET", "/v1/turns/x")
                .path("id", turnId)
                .as(scene.person)
                .send();
        assertEquals(200, forAgent.status(), forAgent.body());
        assertNull(forAgent.at("prompt"));
        var manager = scene.test.user(scene.tenant, Role.MANAGER);
        var forManager = scene.test
                .call(get, "GET", "/v1/turns/x")
                .path("id", turnId)
                .as(manager)
                .send();
        assertTrue(String.valueOf(forManager.at("prompt")).contains("Your name is Mia"), forManager.body());
        var stranger = scene.test.user(scene.test.tenant(), Role.OWNER);
        assertEquals(
                404,
                scene.test
                        .call(get, "GET", "/v1/turns/x")
                        .path("id", turnId)
                        .as(stranger)
                        .send()
                        .status());
        assertEquals(
                404,
                scene.test
                        .call(list, "GET", "/v1/conversations/x/turns")
                        .path("id", scene.id)
                        .as(stranger)
                        .send()
                        .status());
        assertEquals(
                404,
                scene.test
                        .call(initiate, "POST", "/v1/chat/initiate/x")
                        .path("leadId", scene.leadId)
                        .as(stranger)
                        .send()
                        .status());
    }
}
