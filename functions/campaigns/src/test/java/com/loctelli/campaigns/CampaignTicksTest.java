package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.sending.Looks;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.senders.SenderChange;
import com.loctelli.messaging.senders.Senders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ticks lose of a campaign where they are slow, stopped or in each other's way: nothing. */
class CampaignTicksTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aTickThatTakesLongLeavesTheNextMinutesTickWhereItIs() {
        var id = scene.draft(10, new ArrayList<>(scene.leads(20).values()));
        scene.ask(SendCampaign.Function::new, "POST", id);
        scene.meanwhile.before("releasedAt", () -> scene.test.clock().advance(Duration.ofSeconds(12)));
        tick();
        assertTrue(scene.meanwhile.isDone());
        assertEquals(10, scene.campaign(id).released());
        scene.test.clock().advance(Duration.ofSeconds(48));
        assertEquals(1, scene.feed.of(scene.tenant), "a minute after the feed that gave it");
    }

    @Test
    void everybodyHasTheirLastLookHoweverManyTicksThatTakes() {
        int many = 120;
        Crowd.gather(scene.platform, scene.tenant, many);
        var id = String.valueOf(scene.create(Map.of("ratePerMinute", 3000)).at("id"));
        scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("filter", Map.of()))
                .send();
        scene.ask(SendCampaign.Function::new, "POST", id);
        scene.tick();
        scene.work();
        for (int i = 0; i < 6 && scene.campaign(id).status() != CampaignStatus.COMPLETED; i++) {
            scene.minute();
        }
        assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
        for (int i = 0; i < many; i++) {
            scene.hears(Crowd.phone(i), "STOP");
        }
        scene.test.clock().advance(Duration.ofDays(3).plusHours(2));
        // Each of these ticks has time for the first of those whom one read may hold.
        for (int i = 0; i < 3; i++) {
            assertEquals(1, scene.feed.of(scene.tenant));
            scene.meanwhile.before("looks", () -> scene.test.clock().advance(Duration.ofSeconds(8)));
            tick();
            scene.test.clock().advance(Duration.ofSeconds(53));
        }
        assertEquals(many, scene.campaign(id).counters().optedOut());
        assertEquals(0, scene.feed.of(scene.tenant), "and there is nothing left to do");
    }

    @Test
    void anAnswerThatIsCountedWhileATickTakesItsPaceCostsNoneOfIt() {
        var id = scene.draft(10, new ArrayList<>(scene.leads(20).values()));
        scene.ask(SendCampaign.Function::new, "POST", id);
        tick();
        scene.work();
        var texted = scene.recipients(id).stream()
                .filter(one -> one.get("textId") != null)
                .map(one -> String.valueOf(one.get("leadId")))
                .toList();
        assertEquals(10, texted.size());
        var deliveries = new Deliveries(scene.platform, new Consents(scene.platform));
        scene.test.clock().advance(Duration.ofSeconds(61));
        scene.feed.of(scene.tenant);
        scene.meanwhile.before(
                "PACE",
                () -> new Looks(scene.platform, scene.tenant, deliveries, scene.campaign(id))
                        .answered(texted.getFirst()));
        tick();
        assertTrue(scene.meanwhile.isDone());
        assertEquals(1, scene.campaign(id).counters().replied());
        assertEquals(20, scene.campaign(id).released());
    }

    @Test
    void aTickThatStopsCostsANumberNothingOfItsDayButTime() {
        var sender = new Texts(scene.platform).of(scene.tenant).defaultSender().orElseThrow();
        new Senders(scene.platform)
                .change(
                        scene.tenant,
                        sender.id(),
                        new SenderChange(null, null, false, null, 10, null, null, null, null));
        var id = scene.draft(10, new ArrayList<>(scene.leads(10).values()));
        scene.ask(SendCampaign.Function::new, "POST", id);
        scene.meanwhile.before("releasedAt", () -> scene.stop.arm(0, false));
        tick();
        assertTrue(scene.stop.restart());
        scene.minute();
        scene.minute();
        assertEquals(0, scene.campaign(id).released(), "for all that is known, ten texts are on their way");
        scene.test.clock().advance(Duration.ofMinutes(30));
        scene.minute();
        assertEquals(10, scene.campaign(id).released());
        assertEquals(10, scene.atCarrier().size());
    }

    @Test
    void pausingAndResumingBringsNobodySooner() {
        var id = scene.draft(10, new ArrayList<>(scene.leads(30).values()));
        scene.ask(SendCampaign.Function::new, "POST", id);
        tick();
        assertEquals(10, scene.campaign(id).released());
        assertEquals(200, scene.ask(PauseCampaign.Function::new, "POST", id).status());
        scene.test.clock().advance(Duration.ofSeconds(5));
        assertEquals(200, scene.ask(ResumeCampaign.Function::new, "POST", id).status());
        tick();
        long released = scene.campaign(id).released();
        assertTrue(released <= 13, "a text every six seconds, not " + released);
        scene.minute();
        assertTrue(scene.campaign(id).released() > released);
    }

    private void tick() {
        scene.test.drain(QueueName.CAMPAIGN_TICKS, new TickCampaign.Function(scene.platform));
    }
}
