package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.queue.QueueName;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.Texts;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An audience too large to be chosen while somebody waits. */
class AudienceTest {

    @Test
    void theChoiceGoesOnThroughTheQueueFromWhereItWasStoppedAndCountsEachOnce() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 400);
            scene.hears(Crowd.phone(3), "STOP");
            scene.hears(Crowd.phone(333), "STOP");
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            begin(scene, id);
            assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status(), "it may be sent meanwhile");
            assertEquals(CampaignStatus.PREPARING, scene.campaign(id).status());
            var random = new Random(3);
            for (int i = 0; i < 40 && scene.campaign(id).frozen() == null; i++) {
                scene.stop.arm(random.nextInt(9), random.nextBoolean());
                scene.tick();
                scene.stop.restart();
                scene.test.clock().advance(java.time.Duration.ofSeconds(61));
                scene.feed.of(scene.tenant);
            }
            var frozen = assertNotNullNow(scene.campaign(id).frozen());
            assertEquals(398, frozen.total());
            assertEquals(Map.of("suppressed", 2L), frozen.excluded());
            assertEquals(398L, frozen.segments());
            assertEquals(398, scene.recipients(id).size());
            scene.minute();
            assertEquals(CampaignStatus.SENDING, scene.campaign(id).status());
        }
    }

    @Test
    void aRepeatedMessageOfAChoiceThatHasGoneOnDoesNothing() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 150);
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            begin(scene, id);
            var ours = new Campaigns(scene.platform).of(scene.tenant);
            var stale = assertNotNullNow(scene.campaign(id).choosing());
            ours.goOn(id, stale);
            scene.tick();
            assertNotNull(scene.campaign(id).frozen());
            ours.goOn(id, stale);
            scene.tick();
            assertEquals(150, scene.campaign(id).total());
            assertEquals(0, scene.test.waiting(QueueName.CAMPAIGN_TICKS));
        }
    }

    @Test
    void aLaterChoiceEndsTheOneUnderWayAndTakesItsRecipientsAway() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 150);
            var few = scene.leads(2);
            var id = String.valueOf(scene.create(Map.of()).at("id"));
            begin(scene, id);
            assertNull(scene.campaign(id).frozen());
            var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", few.values()))
                    .send();
            assertEquals(2L, chosen.at("total"), chosen.body());
            assertEquals(true, chosen.at("complete"));
            assertEquals(2, scene.recipients(id).size());
            scene.minute();
            assertEquals(2, scene.campaign(id).total());
            assertTrue(scene.campaign(id).choosing() == null);
        }
    }

    private static void begin(Scene scene, String id) {
        var audience = new Audience(
                scene.platform,
                new Campaigns(scene.platform),
                new Texts(scene.platform),
                new AudienceSources(scene.platform, new Leads(scene.platform)));
        audience.choose(
                scene.tenant,
                id,
                new AudienceFilter(null, null, null, null),
                scene.platform.clock().now());
    }

    private static <T> T assertNotNullNow(@org.jspecify.annotations.Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
