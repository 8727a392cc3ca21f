package com.loctelli.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.campaigns.audience.ChooseAudience;
import com.loctelli.campaigns.recipients.Recipient;
import com.loctelli.campaigns.recipients.RecipientState;
import com.loctelli.campaigns.sending.TickCampaign;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.delivery.CarrierStatus;
import com.loctelli.messaging.delivery.Deliveries;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.tally.GetSmsStats;
import com.loctelli.standins.carrier.Text;
import com.loctelli.standins.faults.FaultKind;
import com.loctelli.texting.SendText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A campaign of many, over everything that can go wrong at once. */
class BigCampaignTest {
    /** {@code -Dloctelli.recipients} in the test's JVM makes it more or fewer. */
    private static final int MANY = Integer.getInteger("loctelli.recipients", 10_000);

    /** Every so many-th says no before the audience is chosen, and the one after it when it has been. */
    private static final int NO = 100;

    private final Random random = new Random(11);

    @Test
    void eachPermittedRecipientGetsExactlyOneTextEachStatusIsTrueAndTheTotalsAreExact() {
        try (var scene = new Scene()) {
            Crowd.gather(scene.platform, scene.tenant, MANY);
            for (int i = 0; i < MANY; i += NO) {
                scene.hears(Crowd.phone(i), "STOP");
            }
            var id = String.valueOf(scene.create(Map.of("ratePerMinute", 3000)).at("id"));
            var chosen = scene.call(scene.tenant, ChooseAudience.Function::new, "POST", id)
                    .body(Map.of("filter", Map.of()))
                    .send();
            assertEquals(200, chosen.status(), chosen.body());
            while (scene.campaign(id).frozen() == null) {
                scene.tick();
            }
            for (int i = 0; i < MANY; i += NO) {
                scene.hears(Crowd.phone(i + 1), "STOP");
            }
            assertEquals(202, scene.ask(SendCampaign.Function::new, "POST", id).status());
            scene.faults
                    .of("twilio")
                    .mix(Map.of(FaultKind.THROTTLE, 0.05, FaultKind.ERROR, 0.02, FaultKind.LOST_ANSWER, 0.01), 7);
            send(scene, id);
            check(scene, id);
        }
    }

    private void send(Scene scene, String id) {
        var tick = stopping(scene, Scene.twice(new TickCampaign.Function(scene.platform)), 3, 40);
        var work = stopping(
                scene,
                Scene.twice(new SendText.Function(
                        scene.platform, wait -> scene.test.clock().advance(wait))),
                25,
                5);
        for (int minute = 0; minute < 40 && scene.campaign(id).status() != CampaignStatus.COMPLETED; minute++) {
            scene.test.clock().advance(Duration.ofSeconds(61));
            scene.feed.of(scene.tenant);
            scene.test.drain(QueueName.CAMPAIGN_TICKS, tick);
            scene.sweepSends();
            // A group that failed waits; it is taken up again until all of it was worked.
            for (int taken = 1; taken > 0; ) {
                taken = scene.test.drain(QueueName.SENDS, work);
            }
        }
    }

    /** One in so many invocations stops at one of its first calls, before or after the call took effect. */
    private RequestHandler<SQSEvent, SQSBatchResponse> stopping(
            Scene scene, RequestHandler<SQSEvent, SQSBatchResponse> work, int oneIn, int within) {
        return (event, context) -> {
            if (random.nextInt(oneIn) == 0) {
                scene.stop.arm(random.nextInt(within), random.nextBoolean());
            }
            try {
                return work.handleRequest(event, context);
            } finally {
                scene.stop.restart();
            }
        };
    }

    private static void check(Scene scene, String id) {
        var campaign = scene.campaign(id);
        int no = (MANY + NO - 1) / NO;
        assertEquals(CampaignStatus.COMPLETED, campaign.status());
        assertEquals(MANY - no, campaign.total());
        var texted = scene.atCarrier().stream().collect(Collectors.groupingBy(Text::to, Collectors.counting()));
        assertEquals(MANY - 2 * no, texted.size(), "one text for each, and none lost");
        assertTrue(texted.values().stream().allMatch(times -> times == 1), "never a second one");
        for (int i = 0; i < MANY; i += NO) {
            assertTrue(!texted.containsKey(Crowd.phone(i)) && !texted.containsKey(Crowd.phone(i + 1)));
        }
        var states = new HashMap<String, Long>();
        // What was in question is found in the carrier's list, where it may have arrived by then.
        int delivered = 0;
        var recipients = recipients(scene, id);
        for (int i = 0; i < recipients.size(); i += 100) {
            var some = recipients.subList(i, Math.min(recipients.size(), i + 100));
            var texts = deliveries(scene)
                    .of(scene.tenant)
                    .all(some.stream().map(one -> String.valueOf(one.textId())).toList())
                    .stream()
                    .collect(Collectors.toMap(text -> text.value().id(), Stored::value));
            delivered += (int) texts.values().stream()
                    .filter(text -> text.status() == TextState.DELIVERED)
                    .count();
            for (var one : some) {
                states.merge(one.state().wire(), 1L, Long::sum);
                assertTrue(isTrue(texts.get(one.textId()), texted.containsKey(one.to())), one::toString);
            }
        }
        var counters = campaign.counters();
        assertEquals(states.getOrDefault("queued", 0L), counters.queued());
        assertEquals(states.getOrDefault("delivered", 0L), counters.delivered());
        assertEquals(states.getOrDefault("sent", 0L), counters.sent());
        assertEquals(states.getOrDefault("skipped", 0L), counters.skipped());
        assertEquals(no, counters.skipped());
        assertEquals(0, counters.unknown() + counters.failed() + counters.undelivered());
        assertEquals(
                MANY - no, states.values().stream().mapToLong(Long::longValue).sum());
        counted(
                scene,
                Map.of(
                        "total",
                        MANY - no,
                        "carrier",
                        texted.size() - delivered,
                        "delivered",
                        delivered,
                        "skipped",
                        no));
        told(
                scene,
                id,
                recipients.stream()
                        .filter(one -> one.textId() != null)
                        .limit(50)
                        .toList());
    }

    /** The counts of all texts say of the campaign's what the texts themselves say. */
    private static void counted(Scene scene, Map<String, Integer> expected) {
        var stats = scene.test
                .call(scene.test.function(GetSmsStats.Function::new, Permission.VIEW), "GET", "/v1/sms/stats")
                .as(scene.test.user(scene.tenant, Role.VIEWER))
                .send();
        for (var place : List.of("total", "waiting", "carrier", "delivered", "undelivered", "failed", "skipped")) {
            assertEquals(
                    (long) expected.getOrDefault(place, 0),
                    stats.at("days.0.purposes.marketing." + place),
                    place + " of " + stats.body());
        }
    }

    /** Whether the status says what the carrier knows, and no more. */
    private static boolean isTrue(SmsMessage text, boolean isAtCarrier) {
        return isAtCarrier
                ? text.twilioSid() != null && text.status().rank() >= TextState.ACCEPTED.rank()
                : text.status() == TextState.SKIPPED && text.twilioSid() == null;
    }

    /** What the carrier tells later, twice and in the wrong order, is counted once. */
    private static void told(Scene scene, String id, List<Recipient> some) {
        long before = scene.campaign(id).counters().delivered();
        long fresh = some.stream()
                .filter(one -> one.state() == RecipientState.QUEUED)
                .count();
        var ours = deliveries(scene).of(scene.tenant);
        for (var one : some) {
            var text = java.util.Objects.requireNonNull(ours.find(String.valueOf(one.textId())))
                    .value();
            for (var word : List.of("delivered", "sent", "delivered")) {
                ours.status(text.id(), new CarrierStatus(String.valueOf(text.twilioSid()), text.to(), word, null));
            }
        }
        scene.test.clock().advance(Duration.ofMinutes(10));
        for (int i = 0; i < 10 && scene.campaign(id).counters().delivered() < before + fresh; i++) {
            scene.test.clock().advance(Duration.ofMinutes(10));
            scene.feed.of(scene.tenant);
            scene.tick();
        }
        assertEquals(before + fresh, scene.campaign(id).counters().delivered());
    }

    private static Deliveries deliveries(Scene scene) {
        return new Deliveries(scene.platform, new Consents(scene.platform));
    }

    private static List<Recipient> recipients(Scene scene, String id) {
        var all = new ArrayList<Recipient>();
        var rows = new Campaigns(scene.platform).of(scene.tenant).rows();
        var query = Query.prefix(CampaignKeys.recipients(id)).limit(1000);
        for (var page = rows.query(query, Recipient.class);
                ;
                page = rows.query(query.after(page.next()), Recipient.class)) {
            page.data().forEach(one -> all.add(one.value()));
            if (page.next() == null) {
                return all;
            }
        }
    }
}
