package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.standins.carrier.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps the business itself from texting is no verdict on anybody: who was to be texted is texted afterwards. */
class CampaignWaitsTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whileTheOnlyNumberIsPausedNobodyIsReleasedNorLost() {
        var id = begun(30);
        scene.work();
        assertEquals(10, scene.atCarrier().size());
        scene.health("paused");
        minutes(3);
        assertWaits(id, 10);
        scene.health("active");
        minutes(5);
        assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
        assertEveryoneOnce(30);
    }

    @Test
    void whoseTurnItIsWhenTheNumberIsPausedKeepsIt() {
        var id = scene.draft(10, new ArrayList<>(scene.leads(10).values()));
        scene.ask(SendCampaign.Function::new, "POST", id);
        scene.meanwhile.before("PACE", () -> scene.health("paused"));
        scene.test.drain(QueueName.CAMPAIGN_TICKS, new TickCampaign.Function(scene.platform));
        assertTrue(scene.meanwhile.isDone());
        assertWaits(id, 0);
        scene.health("active");
        minutes(4);
        assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
        assertEveryoneOnce(10);
    }

    @Test
    void whatWasReleasedBeforeTheNumberWasPausedLeavesAfterwards() {
        var id = begun(10);
        scene.health("paused");
        scene.work();
        minutes(2);
        assertEquals(0, scene.atCarrier().size());
        assertWaits(id, 10);
        assertEquals(10, scene.campaign(id).waiting());
        scene.health("active");
        scene.test.clock().advance(Duration.ofMinutes(15));
        // Texts that wait are looked at ever more seldom, up to every eight minutes.
        minutes(10);
        assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
        assertEveryoneOnce(10);
    }

    @Test
    void theCampaignsOfASuspendedSubAccountWaitAndAPlannedOneBeginsWhenItIsResumed() {
        scene.account("active");
        var leads = new ArrayList<>(scene.leads(30).values());
        var running = scene.draft(10, leads.subList(0, 20));
        var planned = scene.draft(10, leads.subList(20, 30));
        scene.ask(SendCampaign.Function::new, "POST", running);
        scene.tick();
        scene.work();
        var soon = scene.platform.clock().now().plus(Duration.ofMinutes(1));
        var answer = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", planned)
                .body(Map.of("at", soon.toString()))
                .send();
        assertEquals(200, answer.status(), answer.body());
        scene.account("suspended");
        minutes(4);
        assertWaits(running, 10);
        assertEquals(CampaignStatus.SCHEDULED, scene.campaign(planned).status());
        scene.account("active");
        minutes(6);
        assertEquals(CampaignStatus.COMPLETED, scene.campaign(running).status());
        assertEquals(CampaignStatus.COMPLETED, scene.campaign(planned).status());
        assertEveryoneOnce(30);
    }

    /** A campaign to so many, ten a minute, whose first ten are released. */
    private String begun(int many) {
        var id = scene.draft(10, new ArrayList<>(scene.leads(many).values()));
        assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status());
        scene.tick();
        assertEquals(10, scene.campaign(id).released());
        return id;
    }

    private void minutes(int many) {
        for (int i = 0; i < many; i++) {
            scene.minute();
        }
    }

    private void assertWaits(String id, long released) {
        var campaign = scene.campaign(id);
        assertEquals(CampaignStatus.SENDING, campaign.status());
        assertEquals(released, campaign.released());
        assertEquals(0, campaign.counters().skipped());
    }

    private void assertEveryoneOnce(int many) {
        assertEquals(many, scene.atCarrier().size());
        assertEquals(many, scene.atCarrier().stream().map(Text::to).distinct().count());
    }
}
