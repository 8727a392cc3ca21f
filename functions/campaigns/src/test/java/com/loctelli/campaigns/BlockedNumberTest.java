package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.messaging.Texts;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.senders.SenderChange;
import com.loctelli.messaging.senders.SenderNumber;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.standins.carrier.Text;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The carrier takes nothing from the campaign's number any more. */
class BlockedNumberTest {
    private static final int NOT_REGISTERED = 30034;

    @Test
    void aCampaignWhoseNumberIsBlockedIsHeldOnceAndGoesOnWithEverybodyWhoIsLeft() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(30).values()));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            scene.work();
            var first = scene.atCarrier();
            assertEquals(10, first.size());
            refuse(scene, first.get(0));
            refuse(scene, first.get(1));
            minutes(scene, 3);
            var held = scene.campaign(id);
            assertEquals(CampaignStatus.PAUSED, held.status());
            assertEquals("number_blocked", held.statusReason());
            assertEquals(10, held.released());
            assertEquals(10, scene.atCarrier().size());
            assertEquals("blocked", number(scene).health());
            assertEquals(
                    NOT_REGISTERED,
                    Objects.requireNonNull(number(scene).lastBlock()).errorCode());

            new Senders(scene.platform)
                    .change(
                            scene.tenant,
                            number(scene).id(),
                            new SenderChange(null, "active", false, null, null, null, null, null, null));
            assertEquals(
                    200, scene.ask(ResumeCampaign.Function::new, "POST", id).status());
            refuse(scene, first.get(2));
            assertEquals("active", number(scene).health(), "that text left before the number was blocked");
            minutes(scene, 6);
            assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
            assertEquals(0, scene.campaign(id).counters().skipped());
            assertEquals(30, scene.atCarrier().stream().map(Text::to).distinct().count());
            assertEquals(30, scene.atCarrier().size());
        }
    }

    private static void minutes(Scene scene, int many) {
        for (int i = 0; i < many; i++) {
            scene.minute();
        }
    }

    private static void refuse(Scene scene, Text text) {
        var deliveries = new Deliveries(scene.platform, new Consents(scene.platform)).of(scene.tenant);
        var textId = Objects.requireNonNull(deliveries.textOf(text.sid()));
        deliveries.status(textId, new CarrierStatus(text.sid(), text.to(), "undelivered", NOT_REGISTERED));
    }

    private static SenderNumber number(Scene scene) {
        return new Texts(scene.platform).of(scene.tenant).senders().getFirst();
    }
}
