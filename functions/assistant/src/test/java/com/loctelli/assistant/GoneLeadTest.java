package com.loctelli.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.conversations.Afterwards;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.FollowUpPlan;
import com.loctelli.conversations.SweepTurns;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.Leads;
import com.loctelli.strategies.FollowUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing is due in the conversation of a lead who was deleted. */
class GoneLeadTest {
    @Test
    void aConversationWhoseLeadIsGoneIsNotDueAnyMore() {
        var scene = new Scene();
        scene.texts("hi");
        new Leads(scene.platform).of(scene.tenant).delete(scene.leadId, null);
        scene.test.clock().advance(Duration.ofMinutes(2));
        var sweep = new SweepTurns(scene.platform, new Conversations(scene.platform));
        assertEquals(1, sweep.of(scene.tenant));
        assertInstanceOf(Rejected.class, scene.turn());
        assertNull(scene.head().pendingBatch());
        assertEquals(0, sweep.of(scene.tenant));
    }

    @Test
    void aFollowUpToALeadWhoIsGoneIsNotDueAnyMore() {
        var scene = new Scene();
        scene.texts("hi");
        var at = scene.platform.clock().now().plus(Duration.ofHours(1));
        var plan = new Afterwards.Waits(new FollowUpPlan(FollowUp.Scenario.STOPPED_REPLYING, 1, at));
        scene.platform
                .database()
                .commit(scene.conversations.reply(
                        scene.conversations.need(scene.id), "Hello!", Actor.AI, "sm_1", null, plan, null));
        new Leads(scene.platform).of(scene.tenant).delete(scene.leadId, null);
        scene.test.clock().advance(Duration.ofHours(2));
        var sweep = new SweepTurns(scene.platform, new Conversations(scene.platform));
        assertEquals(1, sweep.of(scene.tenant));
        assertInstanceOf(Rejected.class, scene.followUp());
        scene.test.clock().advance(Duration.ofHours(1));
        assertNull(scene.head().followUp());
        assertEquals(0, sweep.of(scene.tenant));
    }
}
