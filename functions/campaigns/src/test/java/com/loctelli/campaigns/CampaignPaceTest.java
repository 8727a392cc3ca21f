package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.campaigns.totals.GetCampaignStats;
import com.loctelli.contact.ZoneSource;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.TextRequest;
import com.loctelli.messaging.Texts;
import com.loctelli.messaging.caps.Frequency;
import com.loctelli.messaging.senders.CarrierLimit;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderChange;
import com.loctelli.messaging.senders.Senders;
import com.loctelli.messaging.senders.Throughput;
import com.loctelli.standins.carrier.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When a campaign's texts leave, and when they do not. */
class CampaignPaceTest {

    @Test
    void aPauseAtFullSpeedHoldsFromThatMomentAndAResumeLosesAndRepeatsNone() throws Exception {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 240);
            var id = draft(scene, Map.of("ratePerMinute", 3000));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.test.clock().advance(Duration.ofSeconds(50));
            var releasing = CompletableFuture.runAsync(scene::tick);
            while (scene.campaign(id).released() == 0) {
                Thread.onSpinWait();
            }
            assertEquals(200, scene.ask(PauseCampaign.Function::new, "POST", id).status());
            long released = scene.campaign(id).released();
            releasing.get();
            assertEquals(released, scene.campaign(id).released(), "nothing is released after the pause");
            scene.work();
            scene.minute();
            assertEquals(0, scene.atCarrier().size(), "and what was released does not leave");
            assertEquals(CampaignStatus.PAUSED, scene.campaign(id).status());
            assertEquals(
                    200, scene.ask(ResumeCampaign.Function::new, "POST", id).status());
            scene.test.clock().advance(Duration.ofMinutes(15));
            for (int i = 0; i < 6 && scene.campaign(id).status() != CampaignStatus.COMPLETED; i++) {
                scene.minute();
            }
            assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
            assertEquals(240, scene.atCarrier().size());
            assertEquals(
                    240, scene.atCarrier().stream().map(Text::to).distinct().count());
            assertEquals(240, scene.campaign(id).counters().queued());
        }
    }

    @Test
    void campaignsByOneNumberShareItsPaceEvenly() {
        try (var scene = new Scene(Map.of("LOCTELLI_SENDER_PER_MINUTE", "20"))) {
            Crowd.gather(scene.platform, scene.tenant, 90);
            var one = draft(scene, Map.of("ratePerMinute", 100));
            var other = draft(scene, Map.of("ratePerMinute", 100));
            scene.ask(SendCampaign.Function::new, "POST", one);
            scene.ask(SendCampaign.Function::new, "POST", other);
            scene.tick();
            long first = scene.campaign(one).released() + scene.campaign(other).released();
            assertTrue(first <= 40, "two minutes of the number's pace at most, not " + first);
            scene.minute();
            scene.minute();
            long before = scene.campaign(one).released() + scene.campaign(other).released();
            long ofOne = scene.campaign(one).released();
            long ofOther = scene.campaign(other).released();
            scene.minute();
            long after = scene.campaign(one).released() + scene.campaign(other).released();
            assertTrue(after - before >= 18 && after - before <= 22, "a minute brings 20, not " + (after - before));
            assertTrue(scene.campaign(one).released() > ofOne
                    && scene.campaign(other).released() > ofOther);
        }
    }

    @Test
    void aCarrierTakesNoMoreThanItsMinuteAndTheOthersGoOn() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 60);
            for (int i = 0; i < 40; i++) {
                subscribes(scene, Crowd.phone(i), DestinationCarrier.T_MOBILE);
            }
            limited(
                    scene,
                    new CarrierLimit(DestinationCarrier.T_MOBILE, 10, null),
                    new CarrierLimit(DestinationCarrier.UNKNOWN, 1000, null));
            var id = draft(scene, Map.of("ratePerMinute", 3000));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            assertEquals(40, scene.campaign(id).released(), "two minutes of T-Mobile's ten, and all others");
            for (int minute = 1; minute <= 3; minute++) {
                long before = scene.campaign(id).released();
                scene.minute();
                long more = scene.campaign(id).released() - before;
                assertTrue(more <= 11, "a minute brings ten, not " + more);
            }
            scene.minute();
            assertEquals(60, scene.campaign(id).released());
            assertEquals(60, scene.atCarrier().size());
            assertEquals(60, scene.atCarrier().stream().map(Text::to).distinct().count());
        }
    }

    @Test
    void whoMayBeAnybodysSubscriberIsSentToAsTheStrictestCarrierAllows() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 40);
            limited(
                    scene,
                    new CarrierLimit(DestinationCarrier.ATT, 15, null),
                    new CarrierLimit(DestinationCarrier.VERIZON, 240, null));
            var id = draft(scene, Map.of("ratePerMinute", 3000));
            var other = draft(scene, Map.of("ratePerMinute", 3000));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.ask(SendCampaign.Function::new, "POST", other);
            scene.tick();
            long first = scene.campaign(id).released() + scene.campaign(other).released();
            assertTrue(first >= 15 && first <= 46, "two minutes of fifteen for both, not " + first);
            scene.minute();
            long second = scene.campaign(id).released() + scene.campaign(other).released() - first;
            assertTrue(second <= 17, "a minute brings fifteen, not " + second);
        }
    }

    @Test
    void aNumbersDayIsNotSpentOnAMinuteInWhichEverybodyWaits() {
        try (var scene = new Scene()) {
            capped(scene, 20);
            var id = String.valueOf(scene.create(Map.of("purpose", "informational", "ratePerMinute", 60))
                    .at("id"));
            scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", new ArrayList<>(scene.leads(30).values())))
                    .send();
            plan(scene, id, "2026-03-02T10:30");
            for (int minute = 1; minute <= 4; minute++) {
                scene.minute();
            }
            assertEquals(30, scene.campaign(id).deferred(), "it is 10:04 in New York");
            scene.test.clock().set(Instant.parse("2026-03-02T15:30:00Z"));
            scene.minute();
            scene.minute();
            assertEquals(20, scene.campaign(id).released(), "the whole day of the number was left");
            scene.minute();
            scene.minute();
            scene.test.clock().advance(Duration.ofDays(1));
            scene.minute();
            assertEquals(30, scene.campaign(id).released(), "and so was the next one's");
        }
    }

    @Test
    void aCampaignWithNobodyToReleaseTakesNothingOfWhatOthersShare() {
        try (var scene = new Scene(Map.of("LOCTELLI_SENDER_PER_MINUTE", "20"))) {
            Crowd.gather(scene.platform, scene.tenant, 120);
            var waits = draft(scene, Map.of("purpose", "informational", "ratePerMinute", 100));
            plan(scene, waits, "2026-03-02T19:00");
            var done = String.valueOf(scene.create(Map.of("ratePerMinute", 100)).at("id"));
            scene.call(scene.tenant, ChooseAudience.Function::new, "POST", done)
                    .body(Map.of("leadIds", new ArrayList<>(scene.leads(1).values())))
                    .send();
            scene.ask(SendCampaign.Function::new, "POST", done);
            scene.test.clock().advance(Duration.ofSeconds(61));
            scene.feed.of(scene.tenant);
            scene.tick();
            assertEquals(120, scene.campaign(waits).deferred());
            assertEquals(1, scene.campaign(done).waiting(), "all released, and none has left");
            var busy = draft(scene, Map.of("ratePerMinute", 100));
            scene.ask(SendCampaign.Function::new, "POST", busy);
            long before = 0;
            for (int minute = 1; minute <= 4; minute++) {
                before = scene.campaign(busy).released();
                scene.test.clock().advance(Duration.ofSeconds(61));
                scene.feed.of(scene.tenant);
                scene.tick();
            }
            assertEquals(1, scene.campaign(done).waiting());
            long more = scene.campaign(busy).released() - before;
            assertTrue(more >= 18 && more <= 22, "a minute brings all twenty, not " + more);
        }
    }

    @Test
    void campaignsThatAreTickedInTheSameOrderEachTimeShareEvenlyToo() {
        try (var scene = new Scene(Map.of("LOCTELLI_SENDER_PER_MINUTE", "20"))) {
            Crowd.gather(scene.platform, scene.tenant, 120);
            var one = draft(scene, Map.of("ratePerMinute", 100));
            var other = draft(scene, Map.of("ratePerMinute", 100));
            scene.ask(SendCampaign.Function::new, "POST", one);
            scene.ask(SendCampaign.Function::new, "POST", other);
            scene.tick();
            scene.minute();
            long ofOne = scene.campaign(one).released();
            long ofOther = scene.campaign(other).released();
            var tick = new TickCampaign.Function(scene.platform);
            for (int minute = 1; minute <= 3; minute++) {
                scene.test.clock().advance(Duration.ofSeconds(61));
                for (var id : List.of(one, other)) {
                    new Campaigns(scene.platform).of(scene.tenant).tick(id);
                    scene.test.drain(QueueName.CAMPAIGN_TICKS, tick);
                }
            }
            ofOne = scene.campaign(one).released() - ofOne;
            ofOther = scene.campaign(other).released() - ofOther;
            assertTrue(Math.abs(ofOne - ofOther) <= 6, ofOne + " and " + ofOther);
            assertTrue(ofOne + ofOther >= 58 && ofOne + ofOther <= 66, ofOne + " and " + ofOther);
        }
    }

    private static void plan(Scene scene, String id, String localAt) {
        var planned = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                .body(Map.of("localAt", localAt, "zone", "lead"))
                .send();
        assertEquals(200, planned.status(), planned.body());
    }

    private static void capped(Scene scene, int dailyCap) {
        var sender = new Texts(scene.platform).of(scene.tenant).defaultSender().orElseThrow();
        new Senders(scene.platform)
                .change(
                        scene.tenant,
                        sender.id(),
                        new SenderChange(null, null, false, null, dailyCap, null, null, null, null));
    }

    private static void subscribes(Scene scene, String phone, DestinationCarrier carrier) {
        var known = new Frequency(List.of(), carrier.wire(), null, null);
        scene.platform
                .database()
                .commit(scene.platform
                        .database()
                        .table(TableName.MESSAGING)
                        .of(scene.tenant)
                        .put(Frequency.key(phone), known, Actor.SYSTEM));
    }

    private static void limited(Scene scene, CarrierLimit... limits) {
        var sender = new Texts(scene.platform).of(scene.tenant).defaultSender().orElseThrow();
        var throughput = new Throughput(null, List.of(limits), "the registration of 2026-03-02");
        new Senders(scene.platform)
                .change(
                        scene.tenant,
                        sender.id(),
                        new SenderChange(null, null, false, null, null, null, null, null, throughput));
    }

    @Test
    void eachPersonIsTextedFromTheirOwnLocalTimeOn() {
        try (var scene = new Scene()) {
            var all = new ArrayList<>(scene.leads(2).values());
            all.add(inCalifornia(scene));
            var id = String.valueOf(scene.create(Map.of("purpose", "informational", "ratePerMinute", 10))
                    .at("id"));
            scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("leadIds", all))
                    .send();
            var planned = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                    .body(Map.of("localAt", "2026-03-02T10:30", "zone", "lead"))
                    .send();
            assertEquals(200, planned.status(), planned.body());
            scene.minute();
            assertEquals(CampaignStatus.SENDING, scene.campaign(id).status());
            assertEquals(3, scene.campaign(id).deferred(), "it is 10:01 in New York");
            scene.test.clock().set(Instant.parse("2026-03-02T15:30:00Z"));
            scene.minute();
            assertEquals(2, scene.atCarrier().size());
            assertEquals(1, scene.campaign(id).deferred());
            assertEquals(
                    1L, scene.ask(GetCampaignStats.Function::new, "GET", id).at("deferred"));
            scene.test.clock().set(Instant.parse("2026-03-02T18:28:00Z"));
            scene.minute();
            assertEquals(2, scene.atCarrier().size(), "it is 10:29 in Los Angeles");
            scene.minute();
            scene.minute();
            scene.minute();
            assertEquals(3, scene.atCarrier().size());
            assertEquals(0, scene.campaign(id).deferred());
            assertEquals(CampaignStatus.COMPLETED, scene.campaign(id).status());
        }
    }

    @Test
    void aPlanInThePastOrInNoFormIsRefused() {
        try (var scene = new Scene()) {
            var id = scene.draft(10, new ArrayList<>(scene.leads(1).values()));
            for (var body : List.of(
                    Map.of("localAt", "2026-03-01T09:00"),
                    Map.of("localAt", "2026-02-28T09:00", "zone", "lead"),
                    Map.of("localAt", "tomorrow"))) {
                var answer = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                        .body(body)
                        .send();
                assertEquals(400, answer.status(), answer.body());
                assertEquals(List.of("/localAt"), answer.wrongFields());
            }
            var both = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                    .body(Map.of("localAt", "2026-03-03T09:00", "at", "2026-03-03T09:00:00Z"))
                    .send();
            assertEquals(List.of("/at"), both.wrongFields());
            var ours = scene.call(scene.tenant, ScheduleCampaign.Function::new, "POST", id)
                    .body(Map.of("localAt", "2026-03-03T09:00"))
                    .send();
            assertEquals("2026-03-03T14:00:00.000Z", ours.at("scheduledAt"), "New York's nine o'clock");
        }
    }

    @Test
    void whatAPersonWritesQueuesBesideACampaignNotBehindIt() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, 40);
            var id = draft(scene, Map.of("ratePerMinute", 3000));
            scene.ask(SendCampaign.Function::new, "POST", id);
            scene.tick();
            new Texts(scene.platform)
                    .of(scene.tenant)
                    .send(new TextRequest(
                            "+12127361234", "Hello", null, null, "reply", "one", null, Actor.user("usr_1")));
            var groups = new ArrayList<String>();
            scene.test.drain(QueueName.SENDS, (event, context) -> {
                event.getRecords()
                        .forEach(message -> groups.add(message.getAttributes().get("MessageGroupId")));
                return new com.amazonaws.services.lambda.runtime.events.SQSBatchResponse(List.of());
            });
            assertEquals(41, groups.size());
            assertEquals(2, groups.stream().distinct().count());
            assertEquals(
                    1, groups.stream().filter(group -> !group.endsWith("#bulk")).count());
        }
    }

    private static String draft(Scene scene, Map<String, Object> more) {
        var id = String.valueOf(scene.create(more).at("id"));
        var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                .body(Map.of("filter", Map.of()))
                .send();
        assertEquals(200, chosen.status(), chosen.body());
        return id;
    }

    private static String inCalifornia(Scene scene) {
        return new Leads(scene.platform)
                .of(scene.tenant)
                .create(
                        NewLead.of(
                                LeadSource.MANUAL,
                                LeadChange.builder()
                                        .name("Cal", null)
                                        .phone("+14155550100")
                                        .timezone("America/Los_Angeles", ZoneSource.FORM)
                                        .build()),
                        Actor.SYSTEM)
                .sk();
    }
}
