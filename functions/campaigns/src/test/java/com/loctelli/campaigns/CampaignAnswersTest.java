package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.totals.CountAnswer;
import com.loctelli.conversations.Conversation;
import com.loctelli.conversations.Conversations;
import com.loctelli.conversations.StoredMessage;
import com.loctelli.conversations.TakeInboundText;
import com.loctelli.conversations.TenantConversations;
import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.InboundText;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.StrategyContent;
import com.loctelli.strategies.TenantStrategies;
import com.loctelli.strategies.Timing;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who answers a campaign's text is in the inbox, is led by the campaign's strategy, and is counted once. */
class CampaignAnswersTest {
    private final Scene scene = new Scene();
    private final String spring = strategy("spring", false, 40);
    private final Map<String, String> leads = scene.leads(3);
    private int texts;

    CampaignAnswersTest() {
        strategy("usual", true, 5);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theAnswerStandsBelowTheCampaignsTextAndTheAgentFollowsItsStrategy() {
        var id = sent(spring);
        assertNull(conversations().ofLead(lead(0)), "a campaign opens no conversations");
        hears(0, "Yes please");
        var head = head(0);
        assertEquals(List.of("Hi Ann, spring is here", "Yes please"), words(head));
        var asked = conversations().recent(head.id(), 10).getFirst();
        assertEquals(new Actor("campaign", id), asked.author());
        assertEquals(spring, head.strategyId());
        assertEquals(id, head.campaignId());
        assertEquals(2, head.lastSeq());
        assertEquals(1, head.unreadCount());
        var batch = Objects.requireNonNull(head.pendingBatch());
        assertEquals(Duration.ofSeconds(40), Duration.between(batch.lastAt(), batch.dueAt()), "its patience too");
        assertEquals(1, scene.campaign(id).counters().replied(), "at once");
        hears(0, "Are you there?");
        assertEquals(List.of("Hi Ann, spring is here", "Yes please", "Are you there?"), words(head(0)));
        assertEquals(spring, head(0).strategyId());
        assertEquals(1, scene.campaign(id).counters().replied());
        assertEquals(
                1L,
                scene.recipients(id).stream()
                        .filter(one -> Boolean.TRUE.equals(one.get("replied")))
                        .count());
    }

    @Test
    void anAnswerInAConversationThatWasThereBelongsToTheCampaignWhileThatIsTheReason() {
        hears(0, "Hello");
        assertNull(head(0).strategyId(), "the sub-account's usual one");
        var id = sent(spring);
        hears(0, "Spring sounds good");
        assertEquals(List.of("Hello", "Hi Ann, spring is here", "Spring sounds good"), words(head(0)));
        assertEquals(spring, head(0).strategyId());
        conversations().desk().resolve(head(0).id());
        hears(0, "Something else");
        assertNull(head(0).strategyId(), "it had ended");
        assertNull(head(0).campaignId());
        assertEquals(1, scene.campaign(id).counters().replied());
    }

    @Test
    void aLeadThatIsGivenAnotherStrategyIsLedByThat() {
        sent(spring);
        hears(0, "Yes");
        var other = strategy("other", false, 9);
        var ours = new Leads(scene.platform).of(scene.tenant);
        ours.update(lead(0), LeadChange.builder().strategyId(other).build(), Actor.user("usr_1"));
        hears(0, "And now?");
        assertEquals(other, head(0).strategyId());
        assertNull(head(0).campaignId());
    }

    @Test
    void anAnswerCountsForTheCampaignThatTextedLast() {
        var first = sent(spring);
        var second = sent(null);
        hears(1, "Yes");
        assertEquals(0, scene.campaign(first).counters().replied());
        assertEquals(1, scene.campaign(second).counters().replied());
        assertEquals(second, head(1).campaignId());
        assertNull(head(1).strategyId(), "one that has no strategy of its own leaves the lead's");
    }

    @Test
    void whoSaysNoByAnsweringIsCountedAsBothAtOnceAndTheirTextIsAnsweredByNoTurn() {
        var id = sent(spring);
        hears(2, "STOP");
        assertEquals(1, scene.campaign(id).counters().optedOut());
        assertEquals(1, scene.campaign(id).counters().replied());
        assertNull(head(2).pendingBatch());
        scene.minute();
        scene.minute();
        assertEquals(1, scene.campaign(id).counters().optedOut(), "and once");
    }

    @Test
    void whatIsTheLeadsWordToAPersonIsNoAnswerToTheCampaign() {
        var id = sent(spring);
        scene.test.clock().advance(Duration.ofMinutes(5));
        hears(0, "Who are you?");
        scene.test.clock().advance(Duration.ofMinutes(5));
        hears(1, "Hm");
        hears(1, "Hm again");
        assertEquals(2, scene.campaign(id).counters().replied());
        scene.test.clock().advance(Duration.ofDays(9));
        hears(2, "After nine days");
        assertEquals(2, scene.campaign(id).counters().replied());
        assertEquals(List.of("After nine days"), words(head(2)));
    }

    @Test
    void whereTheCampaignsStrategyIsSwitchedOffOrRemovedSinceTheLeadsOwnLeads() {
        var own = strategy("own", false, 9);
        new Leads(scene.platform)
                .of(scene.tenant)
                .update(lead(1), LeadChange.builder().strategyId(own).build(), Actor.user("usr_1"));
        var id = sent(spring);
        switchOff(spring);
        hears(0, "Yes please");
        assertNull(head(0).strategyId(), "a lead without one is the sub-account's usual one's");
        assertEquals(Duration.ofSeconds(5), patience(0), "and the agent is not silent");
        assertEquals(id, head(0).campaignId());
        strategies().delete(spring);
        hears(1, "Yes please");
        assertEquals(own, head(1).strategyId());
        assertEquals(Duration.ofSeconds(9), patience(1));
        hears(1, "Are you there?");
        assertEquals(own, head(1).strategyId());
        assertEquals(2, scene.campaign(id).counters().replied());
    }

    @Test
    void aConversationThatACampaignLedIsAnsweredOnWhenItsStrategyIsSwitchedOff() {
        var id = sent(spring);
        hears(0, "Yes please");
        assertEquals(spring, head(0).strategyId());
        switchOff(spring);
        conversations().takeOver(head(0).id(), "usr_1", "taken");
        conversations().release(head(0).id(), "given_back");
        assertNotNull(head(0).pendingBatch(), "what was given back to the agent is its to answer");
        hears(0, "Are you there?");
        assertNull(head(0).strategyId());
        assertEquals(Duration.ofSeconds(5), patience(0));
        assertEquals(id, head(0).campaignId());
    }

    @Test
    void aStrategyThatIsNotThereOrSwitchedOffIsRefused() {
        var off = strategy("off", false, 9);
        switchOff(off);
        var id = String.valueOf(scene.create(Map.of()).at("id"));
        for (var wrong : List.of("st_none", off)) {
            var made = scene.create(Map.of("strategyId", wrong));
            assertEquals(400, made.status(), made.body());
            assertEquals(List.of("/strategyId"), made.wrongFields());
            assertEquals(List.of("/strategyId"), named(id, wrong).wrongFields());
        }
        assertEquals(spring, named(id, spring).at("strategyId"));
        scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("leadIds", List.of(lead(0))))
                .send();
        switchOff(spring);
        var planned = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                .body(Map.of("at", "2026-03-03T15:00:00.000Z"))
                .send();
        assertEquals(List.of("/strategyId"), planned.wrongFields(), planned.body());
        assertEquals(
                List.of("/strategyId"),
                scene.ask(SendCampaign.Function::new, "POST", id).wrongFields());
        assertEquals(CampaignStatus.DRAFT, scene.campaign(id).status());
        assertEquals(
                strategies().defaultId(), named(id, strategies().defaultId()).at("strategyId"));
        assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status());
    }

    @Test
    void aCampaignThatIsToHaveNoStrategyAnyMoreLeavesTheLeadsOwn() {
        var id = sent(spring);

        var taken = scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                .body("{\"strategyId\":null}")
                .send();
        assertEquals(200, taken.status(), taken.body());
        assertNull(taken.at("strategyId"));

        hears(0, "Yes please");
        assertEquals(id, head(0).campaignId());
        assertNull(head(0).strategyId());
    }

    private HttpCall.Answer named(String id, String strategyId) {
        return scene.call(scene.tenant, ChangeCampaign.Function::new, "PATCH", id)
                .body(Map.of("strategyId", strategyId))
                .send();
    }

    private void switchOff(String strategyId) {
        strategies()
                .change(
                        strategyId,
                        Optional.empty(),
                        false,
                        old -> Copy.of(old).with("isActive", false).made(),
                        Actor.SYSTEM);
    }

    private TenantStrategies strategies() {
        return new Strategies(scene.platform).of(scene.tenant);
    }

    private Duration patience(int i) {
        var batch = Objects.requireNonNull(head(i).pendingBatch());
        return Duration.between(batch.lastAt(), batch.dueAt());
    }

    /** A campaign to all three, which has left. */
    private String sent(@org.jspecify.annotations.Nullable String strategyId) {
        var id = String.valueOf(scene.create(strategyId == null ? Map.of() : Map.of("strategyId", strategyId))
                .at("id"));
        scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("leadIds", new ArrayList<>(leads.values())))
                .send();
        int before = scene.atCarrier().size();
        scene.ask(SendCampaign.Function::new, "POST", id);
        scene.tick();
        scene.work();
        assertEquals(before + 3, scene.atCarrier().size());
        scene.test.clock().advance(Duration.ofSeconds(20));
        return id;
    }

    /** A person's text comes, and everything that it brings about; each message twice. */
    private void hears(int i, String words) {
        var text = new InboundText(
                "SManswer" + scene.tenant.partition() + texts++,
                Scene.phone(i),
                scene.number,
                words,
                null,
                Json.text(scene.platform.clock().now()));
        scene.platform
                .queues()
                .send(Outgoing.sealed(QueueName.INBOUND_TEXTS, scene.tenant, scene.platform.cipher(), text));
        scene.test.drain(QueueName.INBOUND_TEXTS, Scene.twice(new TakeInboundText.Function(scene.platform)));
        scene.test.drain(QueueName.CAMPAIGN_ANSWERS, Scene.twice(new CountAnswer.Function(scene.platform)));
        scene.test.clock().advance(Duration.ofSeconds(1));
    }

    private TenantConversations conversations() {
        return new Conversations(scene.platform).of(scene.tenant);
    }

    private Conversation head(int i) {
        return Objects.requireNonNull(conversations().ofLead(lead(i))).value();
    }

    private List<String> words(Conversation head) {
        return conversations().recent(head.id(), 10).stream()
                .map(StoredMessage::text)
                .toList();
    }

    private String lead(int i) {
        return Objects.requireNonNull(leads.get(Scene.phone(i)));
    }

    private String strategy(String name, boolean isDefault, int seconds) {
        var content = new StrategyContent(
                "Mia",
                "assistant",
                null,
                null,
                "warm",
                null,
                List.of(),
                null,
                List.of(),
                "close",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        var id = "st_" + name + scene.platform.ids().token();
        var made = new Strategy(
                id,
                name,
                null,
                null,
                null,
                1,
                true,
                AgentMode.AUTO,
                null,
                new Timing(seconds, null, null),
                Limits.DEFAULT,
                content,
                null,
                scene.platform.clock().now(),
                null,
                null);
        new Strategies(scene.platform).of(scene.tenant).add(made, isDefault, Actor.SYSTEM);
        return id;
    }
}
