package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import com.loctelli.messaging.InboundText;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.StrategyContent;
import com.loctelli.strategies.TenantStrategies;
import com.loctelli.strategies.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Three leads of a scene, campaigns that are sent to them, and what they answer. */
final class Answers {
    /** A campaign's own strategy, more patient than the usual one. */
    final String spring;

    private final Scene scene;
    private final Map<String, String> leads;
    private int texts;

    Answers(Scene scene) {
        this.scene = scene;
        this.spring = strategy("spring", false, 40);
        this.leads = scene.leads(3);
        strategy("usual", true, 5);
    }

    void switchOff(String strategyId) {
        strategies()
                .change(
                        strategyId,
                        Optional.empty(),
                        false,
                        old -> Copy.of(old).with("isActive", false).made(),
                        Actor.SYSTEM);
    }

    TenantStrategies strategies() {
        return new Strategies(scene.platform).of(scene.tenant);
    }

    Duration patience(int i) {
        var batch = Objects.requireNonNull(head(i).pendingBatch());
        return Duration.between(batch.lastAt(), batch.dueAt());
    }

    /** A campaign to all three, which has left. */
    String sent(@Nullable String strategyId) {
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
    void hears(int i, String words) {
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

    TenantConversations conversations() {
        return new Conversations(scene.platform).of(scene.tenant);
    }

    Conversation head(int i) {
        return Objects.requireNonNull(conversations().ofLead(lead(i))).value();
    }

    List<String> words(Conversation head) {
        return conversations().recent(head.id(), 10).stream()
                .map(StoredMessage::text)
                .toList();
    }

    String lead(int i) {
        return Objects.requireNonNull(leads.get(Scene.phone(i)));
    }

    String strategy(String name, boolean isDefault, int seconds) {
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
