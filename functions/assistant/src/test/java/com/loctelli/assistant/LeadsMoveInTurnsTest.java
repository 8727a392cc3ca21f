package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.assistant.suggestions.AcceptSuggestion;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadFilter;
import com.loctelli.leads.LeadStatus;
import com.loctelli.leads.Leads;
import com.loctelli.leads.TenantLeads;
import com.loctelli.standins.model.ChatReply;
import com.loctelli.strategies.AgentMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A lead moves in the lists with what is said to them, whatever became of the lead meanwhile. */
class LeadsMoveInTurnsTest {
    @Test
    void theAgentsReplyMovesTheLeadThatWasGivenAnotherStatusDuringTheTurn() {
        var scene = new Scene();
        var leads = leads(scene);
        scene.greet();
        scene.texts("I want a new roof");
        scene.speakBy(request -> {
            leads.changeStatus(scene.leadId, LeadStatus.QUALIFIED, null, Actor.SYSTEM);
            return ChatReply.text("Thank you!");
        });
        scene.test.clock().advance(Duration.ofSeconds(6));

        scene.turn();

        assertEquals("Thank you!", scene.saidByAgent().getLast());
        var lead = leads.need(scene.leadId).value();
        assertEquals(LeadStatus.QUALIFIED, lead.status());
        var said = Objects.requireNonNull(scene.head().lastOutboundAt());
        assertFalse(Objects.requireNonNull(lead.lastMessageAt()).isBefore(said));
        assertEquals(List.of(scene.leadId), listed(leads, LeadStatus.QUALIFIED));
        assertEquals(List.of(), listed(leads, LeadStatus.LEAD));
    }

    @Test
    void theReplyToALeadThatIsGoneMeanwhileMakesNone() {
        var scene = new Scene();
        var leads = leads(scene);
        scene.greet();
        scene.texts("hi");
        scene.speakBy(request -> {
            leads.delete(scene.leadId, null);
            return ChatReply.text("Hello!");
        });
        scene.test.clock().advance(Duration.ofSeconds(6));

        scene.turn();

        assertEquals("Hello!", scene.saidByAgent().getLast());
        assertEquals(List.of(), leads.page(LeadFilter.ALL, null, 10).data());
    }

    @Test
    void aSuggestionMovesTheLeadWhenItIsAccepted() {
        var scene = new Scene(AgentMode.SUGGEST, List.of());
        var leads = leads(scene);
        scene.speakBy(request -> ChatReply.text("How can I help?"));
        scene.answer("hello");
        var before = Objects.requireNonNull(leads.need(scene.leadId).value().lastMessageAt());
        leads.assign(scene.leadId, scene.person.id(), Actor.SYSTEM);
        scene.test.clock().advance(Duration.ofMinutes(1));

        var accepted = scene.test
                .call(
                        scene.test.function(AcceptSuggestion.Function::new, Permission.WORK),
                        "POST",
                        "/v1/conversations/x/suggestion")
                .as(scene.person)
                .path("id", scene.id)
                .body(Map.of())
                .send();

        assertEquals(202, accepted.status(), accepted.body());
        var after = Objects.requireNonNull(leads.need(scene.leadId).value().lastMessageAt());
        assertTrue(after.isAfter(before.plusSeconds(59)), before + ", " + after);
    }

    private static TenantLeads leads(Scene scene) {
        return new Leads(scene.platform).of(scene.tenant);
    }

    private static List<String> listed(TenantLeads leads, LeadStatus status) {
        return leads.page(new LeadFilter(status, null, null), null, 10).data().stream()
                .map(Stored::sk)
                .toList();
    }
}
