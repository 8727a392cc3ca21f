package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who answers a campaign's text is in the inbox, is led by the campaign's strategy, and is counted once. */
class CampaignAnswersTest {
    private final Scene scene = new Scene();
    private final Answers answers = new Answers(scene);
    private final String spring = answers.spring;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theAnswerStandsBelowTheCampaignsTextAndTheAgentFollowsItsStrategy() {
        var id = answers.sent(spring);
        assertNull(answers.conversations().ofLead(answers.lead(0)), "a campaign opens no conversations");
        answers.hears(0, "Yes please");
        var head = answers.head(0);
        assertEquals(List.of("Hi Ann, spring is here", "Yes please"), answers.words(head));
        var asked = answers.conversations().recent(head.id(), 10).getFirst();
        assertEquals(new Actor("campaign", id), asked.author());
        assertEquals(spring, head.strategyId());
        assertEquals(id, head.campaignId());
        assertEquals(2, head.lastSeq());
        assertEquals(1, head.unreadCount());
        var batch = Objects.requireNonNull(head.pendingBatch());
        assertEquals(Duration.ofSeconds(40), Duration.between(batch.lastAt(), batch.dueAt()), "its patience too");
        assertEquals(1, scene.campaign(id).counters().replied(), "at once");
        answers.hears(0, "Are you there?");
        assertEquals(List.of("Hi Ann, spring is here", "Yes please", "Are you there?"), answers.words(answers.head(0)));
        assertEquals(spring, answers.head(0).strategyId());
        assertEquals(1, scene.campaign(id).counters().replied());
        assertEquals(
                1L,
                scene.recipients(id).stream()
                        .filter(one -> Boolean.TRUE.equals(one.get("replied")))
                        .count());
    }

    @Test
    void anAnswerInAConversationThatWasThereBelongsToTheCampaignWhileThatIsTheReason() {
        answers.hears(0, "Hello");
        assertNull(answers.head(0).strategyId(), "the sub-account's usual one");
        var id = answers.sent(spring);
        answers.hears(0, "Spring sounds good");
        assertEquals(List.of("Hello", "Hi Ann, spring is here", "Spring sounds good"), answers.words(answers.head(0)));
        assertEquals(spring, answers.head(0).strategyId());
        answers.conversations().desk().resolve(answers.head(0).id());
        answers.hears(0, "Something else");
        assertNull(answers.head(0).strategyId(), "it had ended");
        assertNull(answers.head(0).campaignId());
        assertEquals(1, scene.campaign(id).counters().replied());
    }

    @Test
    void aLeadThatIsGivenAnotherStrategyIsLedByThat() {
        answers.sent(spring);
        answers.hears(0, "Yes");
        var other = answers.strategy("other", false, 9);
        var ours = new Leads(scene.platform).of(scene.tenant);
        ours.update(answers.lead(0), LeadChange.builder().strategyId(other).build(), Actor.user("usr_1"));
        answers.hears(0, "And now?");
        assertEquals(other, answers.head(0).strategyId());
        assertNull(answers.head(0).campaignId());
    }

    @Test
    void anAnswerCountsForTheCampaignThatTextedLast() {
        var first = answers.sent(spring);
        var second = answers.sent(null);
        answers.hears(1, "Yes");
        assertEquals(0, scene.campaign(first).counters().replied());
        assertEquals(1, scene.campaign(second).counters().replied());
        assertEquals(second, answers.head(1).campaignId());
        assertNull(answers.head(1).strategyId(), "one that has no strategy of its own leaves the lead's");
    }

    @Test
    void whoSaysNoByAnsweringIsCountedAsBothAtOnceAndTheirTextIsAnsweredByNoTurn() {
        var id = answers.sent(spring);
        answers.hears(2, "STOP");
        assertEquals(1, scene.campaign(id).counters().optedOut());
        assertEquals(1, scene.campaign(id).counters().replied());
        assertNull(answers.head(2).pendingBatch());
        scene.minute();
        scene.minute();
        assertEquals(1, scene.campaign(id).counters().optedOut(), "and once");
    }

    @Test
    void whatIsTheLeadsWordToAPersonIsNoAnswerToTheCampaign() {
        var id = answers.sent(spring);
        scene.test.clock().advance(Duration.ofMinutes(5));
        answers.hears(0, "Who are you?");
        scene.test.clock().advance(Duration.ofMinutes(5));
        answers.hears(1, "Hm");
        answers.hears(1, "Hm again");
        assertEquals(2, scene.campaign(id).counters().replied());
        scene.test.clock().advance(Duration.ofDays(9));
        answers.hears(2, "After nine days");
        assertEquals(2, scene.campaign(id).counters().replied());
        assertEquals(List.of("After nine days"), answers.words(answers.head(2)));
    }

    @Test
    void whereTheCampaignsStrategyIsSwitchedOffOrRemovedSinceTheLeadsOwnLeads() {
        var own = answers.strategy("own", false, 9);
        new Leads(scene.platform)
                .of(scene.tenant)
                .update(answers.lead(1), LeadChange.builder().strategyId(own).build(), Actor.user("usr_1"));
        var id = answers.sent(spring);
        answers.switchOff(spring);
        answers.hears(0, "Yes please");
        assertNull(answers.head(0).strategyId(), "a lead without one is the sub-account's usual one's");
        assertEquals(Duration.ofSeconds(5), answers.patience(0), "and the agent is not silent");
        assertEquals(id, answers.head(0).campaignId());
        answers.strategies().delete(spring);
        answers.hears(1, "Yes please");
        assertEquals(own, answers.head(1).strategyId());
        assertEquals(Duration.ofSeconds(9), answers.patience(1));
        answers.hears(1, "Are you there?");
        assertEquals(own, answers.head(1).strategyId());
        assertEquals(2, scene.campaign(id).counters().replied());
    }

    @Test
    void aConversationThatACampaignLedIsAnsweredOnWhenItsStrategyIsSwitchedOff() {
        var id = answers.sent(spring);
        answers.hears(0, "Yes please");
        assertEquals(spring, answers.head(0).strategyId());
        answers.switchOff(spring);
        answers.conversations().takeOver(answers.head(0).id(), "usr_1", "taken");
        answers.conversations().release(answers.head(0).id(), "given_back");
        assertNotNull(answers.head(0).pendingBatch(), "what was given back to the agent is its to answer");
        answers.hears(0, "Are you there?");
        assertNull(answers.head(0).strategyId());
        assertEquals(Duration.ofSeconds(5), answers.patience(0));
        assertEquals(id, answers.head(0).campaignId());
    }

    @Test
    void aStrategyThatIsNotThereOrSwitchedOffIsRefused() {
        var off = answers.strategy("off", false, 9);
        answers.switchOff(off);
        var id = String.valueOf(scene.create(Map.of()).at("id"));
        for (var wrong : List.of("st_none", off)) {
            var made = scene.create(Map.of("strategyId", wrong));
            assertEquals(400, made.status(), made.body());
            assertEquals(List.of("/strategyId"), made.wrongFields());
            assertEquals(List.of("/strategyId"), named(id, wrong).wrongFields());
        }
        assertEquals(spring, named(id, spring).at("strategyId"));
        scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("leadIds", List.of(answers.lead(0))))
                .send();
        answers.switchOff(spring);
        assertEquals(
                List.of("/strategyId"), planned(id, "2026-03-03T15:00:00.000Z").wrongFields());
        assertEquals(
                List.of("/strategyId"),
                scene.ask(SendCampaign.Function::new, "POST", id).wrongFields());
        assertEquals(CampaignStatus.DRAFT, scene.campaign(id).status());
        assertEquals(
                answers.strategies().defaultId(),
                named(id, answers.strategies().defaultId()).at("strategyId"));
        assertEquals(200, planned(id, "2026-03-03T15:00:00.000Z").status());
        assertEquals(200, named(id, answers.strategy("later", false, 9)).status());
        answers.switchOff(String.valueOf(scene.campaign(id).strategyId()));
        assertEquals(
                List.of("/strategyId"), planned(id, "2026-03-03T16:00:00.000Z").wrongFields());
        assertEquals(
                List.of("/strategyId"),
                scene.ask(SendCampaign.Function::new, "POST", id).wrongFields());
        assertEquals(CampaignStatus.SCHEDULED, scene.campaign(id).status(), "as it was planned");
        assertEquals(200, named(id, answers.strategies().defaultId()).status());
        assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status());
    }

    private HttpCall.Answer planned(String id, String at) {
        return scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                .body(Map.of("at", at))
                .send();
    }

    @Test
    void aCampaignThatIsToHaveNoStrategyAnyMoreLeavesTheLeadsOwn() {
        var id = answers.sent(spring);

        var taken = scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                .body("{\"strategyId\":null}")
                .send();
        assertEquals(200, taken.status(), taken.body());
        assertNull(taken.at("strategyId"));

        answers.hears(0, "Yes please");
        assertEquals(id, answers.head(0).campaignId());
        assertNull(answers.head(0).strategyId());
    }

    private HttpCall.Answer named(String id, String strategyId) {
        return scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                .body(Map.of("strategyId", strategyId))
                .send();
    }
}
