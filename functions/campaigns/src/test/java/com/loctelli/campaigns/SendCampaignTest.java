package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.totals.Counters;
import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.TenantDeliveries;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.SenderChange;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.standins.carrier.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a campaign promises about its texts, over the real parts. */
class SendCampaignTest {

    @Test
    void eachPermittedRecipientGetsExactlyOneTextWhateverIsDeliveredTwiceOrStopped() {
        try (var scene = new Scene()) {
            var leads = scene.leads(200);
            var ids = new ArrayList<>(leads.values());
            scene.hears(Scene.phone(0), "STOP");
            var id = scene.draft(100, ids);
            assertEquals(199, scene.campaign(id).total());
            // Said no after the audience was frozen: kept back when the text would be released.
            scene.hears(Scene.phone(1), "STOP");
            assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status());
            var random = new Random(7);
            for (int round = 0; round < 30; round++) {
                scene.stop.arm(random.nextInt(12), random.nextBoolean());
                stoppable(scene::tick);
                stoppable(scene::work);
                scene.stop.restart();
                stoppable(scene::minute);
                if (scene.campaign(id).status() == CampaignStatus.COMPLETED) {
                    break;
                }
            }
            var campaign = scene.campaign(id);
            assertEquals(CampaignStatus.COMPLETED, campaign.status());
            var texted = scene.atCarrier().stream().map(Text::to).toList();
            assertEquals(198, texted.size());
            assertEquals(198, new HashSet<>(texted).size());
            assertTrue(!texted.contains(Scene.phone(0)) && !texted.contains(Scene.phone(1)));
            assertEquals(1, campaign.counters().skipped());
            assertEquals(199, sum(campaign.counters()));
            var recipients = scene.recipients(id);
            assertEquals(199, recipients.size());
            for (var state : List.of("queued", "sent", "delivered", "skipped")) {
                assertEquals(
                        recipients.stream()
                                .filter(one -> state.equals(one.get("state")))
                                .count(),
                        count(campaign.counters(), state),
                        state);
            }
        }
    }

    @Test
    void nothingIsReleasedAfterAPauseAndAResumeRepeatsNone() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(30).values()));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            scene.work();
            assertEquals(10, scene.atCarrier().size(), "a minute's work, and the second delivery adds none");
            assertEquals(200, scene.ask(PauseCampaign.Function::new, "POST", id).status());
            for (int i = 0; i < 4; i++) {
                scene.minute();
            }
            assertEquals(10, scene.atCarrier().size());
            assertEquals(CampaignStatus.PAUSED, scene.campaign(id).status());
            assertEquals(
                    200, scene.ask(ResumeCampaign.Function::new, "POST", id).status());
            scene.tick();
            scene.work();
            assertEquals(20, scene.atCarrier().size(), "the time of the pause is not made up for");
            for (int i = 0; i < 4; i++) {
                scene.minute();
            }
            assertEquals(30, scene.atCarrier().size());
            assertEquals(30, scene.atCarrier().stream().map(Text::to).distinct().count());
            assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
        }
    }

    @Test
    void aCancelledCampaignTextsNobodyMoreAndHoldsBackWhatHasNotLeft() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(25).values()));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            assertEquals(10, scene.campaign(id).released());
            assertEquals(
                    200, scene.ask(CancelCampaign.Function::new, "POST", id).status());
            scene.test.clock().advance(Duration.ofSeconds(61));
            scene.tick();
            scene.work();
            for (int i = 0; i < 3; i++) {
                scene.minute();
            }
            assertEquals(0, scene.atCarrier().size());
            assertEquals(10, scene.campaign(id).counters().skipped());
            assertEquals(0, scene.campaign(id).waiting());
            var resumed = scene.ask(ResumeCampaign.Function::new, "POST", id);
            assertEquals(409, resumed.status());
            assertEquals("campaigns/transition-not-allowed", resumed.at("type"));
            assertEquals(List.of(), resumed.at("allowed"));
        }
    }

    @Test
    void aScheduledCampaignBeginsAtItsInstantAndWaitsForTextingHours() {
        try (var scene = new Scene()) {
            var id = scene.draft(50, new ArrayList<>(scene.leads(5).values()));
            var night = scene.platform.clock().now().plus(Duration.ofHours(16));
            var answer = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                    .body(Map.of("at", night.toString()))
                    .send();
            assertEquals(200, answer.status(), answer.body());
            scene.minute();
            assertEquals(CampaignStatus.SCHEDULED, scene.campaign(id).status());
            scene.test.clock().set(night);
            scene.minute();
            assertEquals(CampaignStatus.SENDING, scene.campaign(id).status());
            assertEquals(0, scene.atCarrier().size());
            var recipient = scene.recipients(id).getFirst();
            assertEquals("deferred", recipient.get("state"));
            scene.test.clock().set(java.time.Instant.parse(String.valueOf(recipient.get("deferUntil"))));
            scene.minute();
            scene.minute();
            scene.minute();
            assertEquals(5, scene.atCarrier().size());
            assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
        }
    }

    @Test
    void aCampaignThatIsPlannedAnewBeginsByTheNewPlanAlone() {
        try (var scene = new Scene()) {
            var id = scene.draft(50, new ArrayList<>(scene.leads(2).values()));
            var now = scene.platform.clock().now();
            var noon = now.plus(Duration.ofHours(2));
            var evening = now.plus(Duration.ofHours(5));
            assertEquals(200, schedule(scene, id, Map.of("localAt", "2026-03-02T12:00", "zone", "lead")));
            assertEquals(200, schedule(scene, id, Map.of("at", noon.toString())));
            var before = new Campaigns(scene.platform).of(scene.tenant).need(id);
            assertEquals(200, schedule(scene, id, Map.of("at", evening.toString())));
            assertEquals(200, schedule(scene, id, Map.of("at", evening.toString())), "the same again is no change");

            scene.test.clock().set(noon);
            var begun = ((CampaignState.Scheduled) before.value().state()).send(noon);
            new Campaigns(scene.platform).of(scene.tenant).moves().unlessMoved(before, begun);
            scene.minute();
            assertEquals(
                    new CampaignState.Scheduled(Plan.at(evening)),
                    scene.campaign(id).state(),
                    "also where a tick was about to begin it");

            scene.test.clock().set(evening);
            for (int i = 0; i < 3; i++) {
                scene.minute();
            }
            assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
            assertEquals(2, scene.atCarrier().size());
            assertEquals(
                    409,
                    schedule(scene, id, Map.of("at", evening.plusSeconds(9000).toString())));
        }
    }

    @Test
    void aCampaignTellsWhoWroteItAndWhoHadItSent() {
        try (var scene = new Scene()) {
            var id = scene.draft(50, new ArrayList<>(scene.leads(1).values()));
            var draft = scene.ask(GetCampaign.Function::new, "GET", id);
            assertEquals("user", draft.at("createdBy.type"), draft.body());
            assertEquals(null, draft.at("approvedBy"));
            var planned = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                    .body(Map.of(
                            "at",
                            scene.platform
                                    .clock()
                                    .now()
                                    .plus(Duration.ofHours(2))
                                    .toString()))
                    .send();
            var planner = planned.at("approvedBy.id");
            assertEquals("user", planned.at("approvedBy.type"), planned.body());
            assertNotEquals(draft.at("createdBy.id"), planner, "each call of this scene is somebody else's");
            var sent = scene.ask(SendCampaign.Function::new, "POST", id);
            var sender = sent.at("approvedBy.id");
            assertNotEquals(planner, sender, "the one who sends it before its time");
            assertEquals(
                    sender,
                    scene.ask(SendCampaign.Function::new, "POST", id).at("approvedBy.id"),
                    "who asks for what is so already has not done it");
            assertEquals(draft.at("createdBy"), sent.at("createdBy"));
        }
    }

    private static int schedule(Scene scene, String id, Map<String, Object> plan) {
        return scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                .body(plan)
                .send()
                .status();
    }

    @Test
    void whoSaysNoAfterwardsIsCountedAndManyOfThemHoldTheCampaign() {
        try (var scene = new Scene()) {
            var leads = scene.leads(20);
            var made = scene.create(
                    Map.of("ratePerMinute", 10, "autoPause", Map.of("optOutPct", 20, "errorPct", 50, "minSent", 5)));
            var id = String.valueOf(made.at("id"));
            scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", new ArrayList<>(leads.values())))
                    .send();
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            scene.work();
            var texted = scene.atCarrier();
            assertEquals(10, texted.size());
            delivered(scene, id);
            scene.hears(texted.get(0).to(), "STOP");
            scene.hears(texted.get(1).to(), "STOP");
            scene.minute();
            var campaign = scene.campaign(id);
            assertEquals(2, campaign.counters().optedOut());
            assertEquals(10, campaign.counters().delivered());
            assertEquals(CampaignStatus.PAUSED, campaign.status());
            assertEquals("opt_outs", campaign.statusReason());
            int sent = scene.atCarrier().size();
            scene.minute();
            scene.minute();
            assertEquals(sent, scene.atCarrier().size());
        }
    }

    @Test
    void whoResumesACampaignThatHeldItselfHasItJudgedByWhatComesAfterwards() {
        try (var scene = new Scene()) {
            var made = scene.create(
                    Map.of("ratePerMinute", 10, "autoPause", Map.of("optOutPct", 20, "errorPct", 50, "minSent", 5)));
            var id = String.valueOf(made.at("id"));
            scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", new ArrayList<>(scene.leads(40).values())))
                    .send();
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            scene.work();
            delivered(scene, id);
            var first = scene.atCarrier().stream().map(Text::to).toList();
            first.stream().limit(3).forEach(person -> scene.hears(person, "STOP"));
            scene.minute();
            assertEquals("opt_outs", scene.campaign(id).statusReason());
            long released = scene.campaign(id).released();
            assertEquals(
                    "sending",
                    scene.ask(ResumeCampaign.Function::new, "POST", id).at("status"));
            scene.tick();
            scene.work();
            assertEquals(CampaignStatus.SENDING, scene.campaign(id).status());
            assertTrue(scene.campaign(id).released() > released, "it goes on");
            assertEquals(3, scene.campaign(id).counters().optedOut(), "and forgets nothing of its totals");
            delivered(scene, id);
            scene.atCarrier().stream()
                    .map(Text::to)
                    .filter(person -> !first.contains(person))
                    .limit(4)
                    .forEach(person -> scene.hears(person, "STOP"));
            scene.minute();
            scene.minute();
            assertEquals(CampaignStatus.PAUSED, scene.campaign(id).status(), "until as many say no again");
        }
    }

    @Test
    void aCampaignThatIsRemovedAtOnceAfterItWasCalledOffLeavesNoTextBehindThatWaits() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(12).values()));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            var texts = scene.recipients(id).stream()
                    .map(one -> one.get("textId"))
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .toList();
            assertEquals(10, texts.size());
            assertEquals(
                    200, scene.ask(CancelCampaign.Function::new, "POST", id).status());
            assertEquals(
                    204, scene.ask(DeleteCampaign.Function::new, "DELETE", id).status());
            scene.work();
            scene.minute();
            assertEquals(0, scene.atCarrier().size());
            var messaging = scene.platform.database().table(TableName.MESSAGING).of(scene.tenant);
            for (var text : deliveries(scene).all(texts)) {
                assertEquals(TextState.CANCELED, text.value().status());
            }
            assertEquals(List.of(), deliveries(scene).due(100));
            assertNull(messaging.get(TextKeys.hold(id), Rows.Nothing.class), "nothing is left to be held");
        }
    }

    private static TenantDeliveries deliveries(Scene scene) {
        return new Deliveries(scene.platform, new Consents(scene.platform)).of(scene.tenant);
    }

    /** The carrier says that each text has arrived. */
    private static void delivered(Scene scene, String id) {
        for (var recipient : scene.recipients(id)) {
            if (recipient.get("textId") instanceof String textId) {
                deliveries(scene)
                        .status(
                                textId,
                                new CarrierStatus(
                                        "SM" + textId, String.valueOf(recipient.get("to")), "delivered", null));
            }
        }
    }

    @Test
    void theTextsLeaveFromTheCampaignsPoolAndEachPersonKeepsTheirNumber() {
        try (var scene = new Scene()) {
            var refused = scene.create(Map.of("senderPoolId", "spring"));
            assertEquals(List.of("/senderPoolId"), refused.wrongFields(), refused.body());
            var senders = new Senders(scene.platform);
            for (var area : List.of("917", "929")) {
                var phone = PhoneNumber.ofE164("+1" + area + scene.number.substring(5));
                var sender = senders.add(scene.tenant, phone, "twilio", null, null, Actor.SYSTEM);
                senders.change(
                        scene.tenant,
                        sender.id(),
                        new SenderChange(null, null, false, null, null, null, null, "spring", null));
            }
            var ids = new ArrayList<>(scene.leads(12).values());
            var first = from(scene, ids);
            assertEquals(12, first.size());
            assertEquals(2, new HashSet<>(first.values()).size(), "both numbers of the pool");
            assertTrue(!first.containsValue(scene.number));
            scene.test.clock().advance(Duration.ofMinutes(1));
            assertEquals(first, from(scene, ids));
        }
    }

    /** Sends a campaign of the pool; returns which number each person got it from. */
    private static Map<String, String> from(Scene scene, List<String> ids) {
        int before = scene.atCarrier().size();
        var id = String.valueOf(scene.create(Map.of("senderPoolId", "spring", "ratePerMinute", 100))
                .at("id"));
        scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("leadIds", ids))
                .send();
        scene.ask(SendCampaign.Function::new, "POST", id);
        scene.tick();
        scene.work();
        var all = scene.atCarrier();
        return all.subList(before, all.size()).stream().collect(Collectors.toMap(Text::to, Text::from));
    }

    private static void stoppable(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException _) {
            // The process had stopped; what it left behind is the next one's work.
            return;
        }
    }

    private static long sum(Counters counters) {
        return counters.queued()
                + counters.sent()
                + counters.delivered()
                + counters.undelivered()
                + counters.failed()
                + counters.unknown()
                + counters.skipped();
    }

    private static long count(Counters counters, String state) {
        return switch (state) {
            case "queued" -> counters.queued();
            case "sent" -> counters.sent();
            case "delivered" -> counters.delivered();
            default -> counters.skipped();
        };
    }
}
