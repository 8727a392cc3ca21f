package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.TenantUsers;
import com.loctelli.access.users.User;
import com.loctelli.access.users.Users;
import com.loctelli.assistant.trace.HandoffPackages;
import com.loctelli.conversations.OwnershipMode;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.Leads;
import com.loctelli.leads.tasks.TaskStatus;
import com.loctelli.leads.tasks.Tasks;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.standins.model.Script;
import com.loctelli.standins.model.ToolCall;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.HandoffRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promise: who takes over finds what they must know, whose it is, by when, and the lead was told the right last words. */
class HandoffTest {
    private final Scene scene = new Scene();

    private String user() {
        var name = scene.platform.ids().token();
        return new Users(scene.platform)
                .of(scene.tenant)
                .add(new NewUser("U", name + "@example.com", "Str0ng!pass", Role.AGENT), Actor.SYSTEM)
                .id();
    }

    private void handsOff(HandoffRule rule, String call) {
        scene.conduct(AgentMode.AUTO, null, List.of(), List.of(rule));
        scene.greet();
        scene.speakBy(new Script()
                .then(ChatReply.calls(
                        ToolCall.of("record_fact", "{\"name\":\"budget\",\"value\":\"8000\",\"confidence\":90}"),
                        ToolCall.of("hand_off", call)))
                .then(ChatReply.text("A colleague will help you.")));
        scene.answer("What would a slate roof cost?");
    }

    @Test
    void aRuleSaysWhoseItIsUntilWhenWhatIsSaidLastAndMakesATask() {
        var max = user();
        handsOff(
                new HandoffRule("unknown", null, "Let me ask our roofer, he will text you.", max, true, 30, 120),
                "{\"reason\":\"unknown\",\"rule\":null,\"question\":\"What does slate cost?\",\"note\":\"Wants slate.\"}");
        var head = scene.head();
        var now = scene.platform.clock().now();
        assertEquals(
                "Let me ask our roofer, he will text you.", scene.saidByAgent().getLast());
        assertEquals(OwnershipMode.HUMAN, head.ownership().mode());
        assertEquals(max, head.assigneeId());
        assertTrue(head.slaDueAt().isAfter(now.plus(Duration.ofMinutes(29))));
        assertTrue(head.ownership().resumeAt().isAfter(now.plus(Duration.ofMinutes(119))));

        var call = scene.test.call(
                scene.test.function(GetHandoff.Function::new, Permission.VIEW), "GET", "/v1/conversations/x/handoff");
        var packed = call.as(scene.person).path("id", scene.id).send();
        assertEquals("Wants slate.", packed.at("summary"), packed.body());
        assertEquals("What does slate cost?", packed.at("openQuestion"));
        assertEquals("budget", packed.at("facts.0.name"));
        assertEquals("8000", packed.at("facts.0.value"));
        var stranger = scene.test.user(scene.test.tenant(), Role.OWNER);
        assertEquals(404, call.as(stranger).path("id", scene.id).send().status());

        var tasks = new Tasks(scene.platform).of(scene.tenant);
        var open = tasks.page(TaskStatus.OPEN, max, null, 10).data();
        assertEquals(1, open.size());
        assertEquals(head.slaDueAt(), open.getFirst().dueAt());
        assertEquals(scene.leadId, open.getFirst().leadId());
    }

    @Test
    void withoutMoreOfARuleTheTeamHasItAndTheLeadsLastWordsAreTheOpenQuestion() {
        handsOff(
                new HandoffRule("asked", null, null, "team", false, null, null),
                "{\"reason\":\"asked\",\"rule\":null,\"question\":null,\"note\":\"Wants slate.\"}");
        assertEquals("A colleague will help you.", scene.saidByAgent().getLast());
        assertNull(scene.head().assigneeId());
        assertNull(scene.head().slaDueAt());
        var packed = new HandoffPackages(scene.platform).need(scene.tenant, scene.id);
        assertEquals("What would a slate roof cost?", packed.openQuestion());
    }

    @Test
    void aCustomRuleIsFoundByItsNameAndOwnersAndRoundsAreServed() {
        var owner = user();
        new Leads(scene.platform).of(scene.tenant).assign(scene.leadId, owner, Actor.SYSTEM);
        handsOff(
                new HandoffRule("legal", List.of("my lawyer", "I will sue"), null, "owner", null, 5, null),
                "{\"reason\":\"custom\",\"rule\":\"legal\",\"question\":null,\"note\":null}");
        assertEquals(owner, scene.head().assigneeId());
        assertEquals("custom", scene.head().ownership().reason());

        var seen = new HashSet<String>();
        user();
        for (int i = 0; i < 3; i++) {
            scene.conversations.release(scene.id, "released");
            handsOff(
                    new HandoffRule("angry", null, null, "round_robin", null, null, null),
                    "{\"reason\":\"angry\",\"rule\":null,\"question\":null,\"note\":null}");
            seen.add(scene.head().assigneeId());
        }
        assertEquals(3, seen.size(), seen.toString());
    }

    @Test
    void whoSoundsAngryGetsAPersonBeforeTheModelIsAskedWhereTheStrategySaysSo() {
        scene.conduct(
                AgentMode.AUTO,
                null,
                List.of(),
                List.of(new HandoffRule(
                        "angry", null, "I am sorry. A colleague will call you.", "team", null, 10, null)));
        scene.greet();
        scene.speakBy(request -> ChatReply.text("Thanks! What is your budget?"));
        assertEquals("Thanks! What is your budget?", scene.answer("I was disappointed by the last roofer"));
        int asked = Scene.asked();
        assertEquals("I am sorry. A colleague will call you.", scene.answer("This is ridiculous, you are useless"));
        assertEquals(asked, Scene.asked());
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        assertEquals("angry", scene.head().ownership().reason());
        var packed = new HandoffPackages(scene.platform).need(scene.tenant, scene.id);
        assertTrue(packed.summary().contains("useless"), packed.summary());
        assertEquals("This is ridiculous, you are useless", packed.openQuestion());

        // A person calmed them down and gave the conversation back: what was said before counts no more.
        scene.test.clock().advance(Duration.ofMinutes(5));
        scene.conversations.release(scene.id, "released");
        assertEquals("Thanks! What is your budget?", scene.answer("fine, go on"));
    }

    @Test
    void withoutTheRuleAnAngryLeadIsAnsweredByTheAgent() {
        scene.greet();
        scene.speakBy(request -> ChatReply.text("I am sorry to hear that."));
        assertEquals("I am sorry to hear that.", scene.answer("This is ridiculous, you are useless"));
        assertEquals(OwnershipMode.AI, scene.head().ownership().mode());
    }

    @Test
    void theRoundGoesOnBehindWhoWasLastWhateverWasKeptBesideThem() {
        var first = user();
        var second = user();
        var last = first.compareTo(second) < 0 ? first : second;
        kept(last);
        handsOff(
                new HandoffRule("angry", null, null, "round_robin", null, null, null),
                "{\"reason\":\"angry\",\"rule\":null,\"question\":null,\"note\":null}");
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        assertNotNull(scene.head().assigneeId());
        assertNotEquals(last, scene.head().assigneeId());
    }

    @Test
    void somebodyIsFoundBehindHoweverManyWhoMayNotAnswer() {
        var users = new Users(scene.platform).of(scene.tenant).list(null, 1).data();
        kept(users.getFirst().id());
        var rows = scene.platform.database().table(TableName.ACCESS).of(scene.tenant);
        for (int from = 0; from < 130; from += 65) {
            var writes = new ArrayList<Write>();
            for (int i = from; i < from + 65; i++) {
                writes.add(rows.put(TenantUsers.key("usr_zzzz%03d".formatted(i)), person(Role.VIEWER), Actor.SYSTEM));
            }
            scene.platform.database().commit(writes);
        }
        scene.platform.database().commit(rows.put(TenantUsers.key("usr_zzzz130"), person(Role.AGENT), Actor.SYSTEM));
        handsOff(
                new HandoffRule("angry", null, null, "round_robin", null, null, null),
                "{\"reason\":\"angry\",\"rule\":null,\"question\":null,\"note\":null}");
        assertEquals("usr_zzzz130", scene.head().assigneeId());
    }

    /** Who was last, as it was kept once, with a cursor that only the tenant could read to whom it was given. */
    private void kept(String last) {
        var rows = scene.platform.database().table(TableName.ASSISTANT).of(scene.tenant);
        scene.platform
                .database()
                .commit(rows.put("ROUNDROBIN", new Rows.Nothing("ROUNDROBIN"), Actor.SYSTEM)
                        .with("userId", last)
                        .with("cursor", "eyJzayI6IlVTRVIjdXNyXzEifQ.of-another-tenant"));
    }

    private static User person(Role role) {
        return new User(
                "U",
                "u@example.com",
                "u@example.com",
                role,
                true,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                0);
    }

    @Test
    void aReplyThatIsRefusedHoweverOftenItComesEndsInAPersonToo() {
        // With these words in front of them the agent's are longer than a text may be.
        scene.business(Map.of(
                "compliance", Map.of("aiDisclosure", Map.of("mode", "at_start", "text", "I am an AI. ".repeat(150)))));
        scene.speakBy(request -> ChatReply.text("What kind of roof is it?"));
        scene.texts("hi");
        scene.test.clock().advance(Duration.ofSeconds(6));
        for (int tries = 0; scene.head().ownership().isAi() && tries < 10; tries++) {
            assertThrows(Problem.class, scene::turn, "it is thrown on, to be seen");
            scene.test.clock().advance(Duration.ofMinutes(2).plusSeconds(1));
        }
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
        assertEquals("fault", scene.head().ownership().reason());
        assertEquals(1, scene.saidByAgent().size());
    }

    @Test
    void aUserWhoIsNotThereGetsNoConversation() {
        handsOff(
                new HandoffRule("unknown", null, null, "usr_gone", true, 30, null),
                "{\"reason\":\"unknown\",\"rule\":null,\"question\":null,\"note\":null}");
        assertNull(scene.head().assigneeId());
        assertEquals(OwnershipMode.HUMAN, scene.head().ownership().mode());
    }
}
