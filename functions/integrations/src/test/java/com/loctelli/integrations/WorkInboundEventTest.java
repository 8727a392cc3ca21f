package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.leads.LeadFilter;
import com.loctelli.leads.TimelineEntry;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.lambda.LocalContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class WorkInboundEventTest {
    /** How many more writes are let through before the process stops; negative for all. */
    private final AtomicInteger writesLeft = new AtomicInteger(-1);

    private final Meanwhile meanwhile = new Meanwhile();

    private final IntegrationsFixture fixture = new IntegrationsFixture(meanwhile, new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            boolean isWrite = context.request() instanceof TransactWriteItemsRequest
                    || context.request() instanceof PutItemRequest
                    || context.request() instanceof UpdateItemRequest;
            if (isWrite && writesLeft.get() >= 0 && writesLeft.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
                throw new IllegalStateException("stopped here");
            }
        }
    });

    private String send(String type, String webhookId, Map<String, ?> more) {
        return (String) fixture.send(fixture.event(type, webhookId, more)).at("id");
    }

    private InboundEvent event(String id) {
        return fixture.inbox.need(id).value();
    }

    @Test
    void anEventStoppedBetweenAnyTwoCallsIsDoneAfterRecoveryAndItsLeadExistsOnce() {
        fixture.connect();
        for (int stop = 0; stop < 6; stop++) {
            var contact = "c" + stop;
            var id = send("ContactCreate", "w" + stop, Map.of("id", contact, "phone", "+1212736500" + stop));
            writesLeft.set(stop);
            fixture.work();
            writesLeft.set(-1);
            for (int i = 0; i < 4 && event(id).state() != EventState.DONE; i++) {
                fixture.test.clock().advance(Duration.ofMinutes(20));
                fixture.inbox.sweep();
                fixture.work();
            }
            assertEquals(EventState.DONE, event(id).state(), "stopped after " + stop);
            var lead = fixture.leads.withExternal("ghl", contact);
            assertEquals(1, fixture.leads.timeline(lead.sk(), null, 10).data().size(), "stopped after " + stop);
        }
        assertEquals(6, fixture.leads.page(LeadFilter.ALL, null, 50).data().size());
        assertEquals(0, fixture.inbox.sweep());
    }

    @Test
    void aLostMessageIsSentAgainByTheSweep() {
        fixture.connect();
        var id = send("ContactCreate", "w1", Map.of("id", "c1"));
        fixture.test.drain(
                QueueName.INBOUND_EVENTS,
                (batch, context) -> new com.amazonaws.services.lambda.runtime.events.SQSBatchResponse(List.of()));
        assertEquals(0, fixture.inbox.sweep());
        fixture.test.clock().advance(Duration.ofMinutes(2));
        assertEquals(1, fixture.inbox.sweep());
        fixture.work();
        assertEquals(EventState.DONE, event(id).state());
        fixture.test.clock().advance(Duration.ofHours(1));
        assertEquals(0, fixture.inbox.sweep());
    }

    @Test
    void aMessageThatArrivesTwiceIsWorkedOnce() {
        fixture.connect();
        var id = send("ContactCreate", "w1", Map.of("id", "c1"));
        fixture.test
                .platform()
                .queues()
                .send(Outgoing.of(QueueName.INBOUND_EVENTS, fixture.tenant, new InboundEventStored(id)));
        assertEquals(2, fixture.work());
        assertEquals(1, event(id).attempts());
    }

    @Test
    void afterFiveFailuresAnEventIsDeadAndAReplayBringsItBack() {
        fixture.connect();
        var id = send("ContactCreate", "w1", Map.of("id", "c1"));
        var function = new WorkInboundEvent.Function(fixture.test.platform());
        for (int i = 0; i < 5; i++) {
            // One write claims, none makes the lead, and the failure itself is written after the process is back.
            fixture.test
                    .platform()
                    .queues()
                    .send(Outgoing.of(QueueName.INBOUND_EVENTS, fixture.tenant, new InboundEventStored(id)));
            var stored = fixture.inbox.need(id);
            var claimed = fixture.inbox.claim(stored).orElseThrow();
            fixture.inbox.fail(claimed, "request/unavailable");
        }
        assertEquals(EventState.DEAD, event(id).state());
        assertEquals("request/unavailable", event(id).lastError());
        fixture.test.drain(QueueName.INBOUND_EVENTS, function);
        assertEquals(EventState.DEAD, event(id).state());
        assertEquals(
                id,
                fixture.call(ListInboundEvents.Function::new, "GET", "/v1/inbound-events")
                        .query("state", "dead")
                        .send()
                        .at("data.0.id"));

        var replay = fixture.call(ReplayInboundEvent.Function::new, "POST", "/v1/inbound-events/" + id + "/replay")
                .path("id", id)
                .send();
        assertEquals(202, replay.status(), replay.body());
        fixture.work();
        assertEquals(EventState.DONE, event((String) replay.at("id")).state());
        assertEquals(id, replay.at("replayOf"));
        assertEquals(replay.at("id"), event(id).replayedBy());
    }

    @Test
    void anOlderWordThatComesLateChangesNothing() {
        fixture.connect();
        var older = fixture.event("ContactUpdate", "w1", Map.of("id", "c1", "name", "Old Name"));
        fixture.test.clock().advance(Duration.ofSeconds(30));
        send("ContactUpdate", "w2", Map.of("id", "c1", "name", "New Name"));
        fixture.work();
        var late = (String) fixture.send(older).at("id");
        fixture.work();
        assertEquals(EventState.IGNORED, event(late).state());
        assertEquals("newer-known", event(late).reason());
        assertEquals("New Name", fixture.leads.withExternal("ghl", "c1").value().name());
    }

    @Test
    void anOlderWordThatIsWorkedWhileANewerComesChangesNothing() {
        fixture.connect();
        var old = fixture.event("ContactCreate", "w1", Map.of("id", "c1", "name", "Old Name"));
        fixture.test.clock().advance(Duration.ofSeconds(30));
        meanwhile.before("Old Name", () -> {
            send("ContactUpdate", "w2", Map.of("id", "c1", "name", "New Name"));
            fixture.work();
        });
        var overtaken = (String) fixture.send(old).at("id");
        fixture.work();
        assertTrue(meanwhile.isDone());
        assertEquals("newer-known", event(overtaken).reason());
        assertEquals("New Name", fixture.leads.withExternal("ghl", "c1").value().name());

        var removed = fixture.event("ContactDelete", "w3", Map.of("id", "c1"));
        fixture.test.clock().advance(Duration.ofSeconds(30));
        meanwhile.before("removed_at_source", () -> {
            send("ContactUpdate", "w4", Map.of("id", "c1", "name", "New Name"));
            fixture.work();
        });
        fixture.send(removed);
        fixture.work();
        assertTrue(meanwhile.isDone());
        assertEquals(Map.of(), fixture.leads.withExternal("ghl", "c1").value().removedFrom());
    }

    @Test
    void anUninstallThatIsWorkedAfterANewerInstallDisconnectsNothing() {
        var integration = (String) fixture.connect().at("id");
        fixture.test.clock().advance(Duration.ofSeconds(30));
        var older = fixture.event("UNINSTALL", "w1", Map.of());
        fixture.test.clock().advance(Duration.ofSeconds(30));
        send("INSTALL", "w2", Map.of());
        fixture.work();
        var late = (String) fixture.send(older).at("id");
        fixture.work();

        assertEquals(EventState.IGNORED, event(late).state());
        assertEquals("newer-known", event(late).reason());
        assertEquals(IntegrationStatus.ACTIVE, status(integration));

        fixture.test.clock().advance(Duration.ofSeconds(30));
        send("UNINSTALL", "w3", Map.of());
        fixture.work();
        assertEquals(IntegrationStatus.DISCONNECTED, status(integration));
    }

    private IntegrationStatus status(String integration) {
        return new Integrations(fixture.test.platform())
                .of(fixture.tenant)
                .need(integration)
                .value()
                .status();
    }

    @Test
    void aContactThatIsRemovedThereStaysHereAndIsMarked() {
        fixture.connect();
        send("ContactCreate", "w1", Map.of("id", "c1", "phone", "+12127365000"));
        fixture.work();
        var id = send("ContactDelete", "w2", Map.of("id", "c1"));
        fixture.work();
        assertEquals("removed-at-source", event(id).effects().getFirst().op());
        assertTrue(fixture.leads.withExternal("ghl", "c1").value().removedFrom().containsKey("ghl"));
    }

    @Test
    void doNotDisturbAndAppointmentsAreToldOnTheTimeline() {
        fixture.connect();
        send("ContactCreate", "w1", Map.of("id", "c1"));
        fixture.work();
        send(
                "ContactDndUpdate",
                "w2",
                Map.of("id", "c1", "dnd", false, "dndSettings", Map.of("SMS", Map.of("status", "active"))));
        send(
                "AppointmentCreate",
                "w3",
                Map.of(
                        "appointment",
                        Map.of(
                                "id",
                                "a1",
                                "contactId",
                                "c1",
                                "appointmentStatus",
                                "confirmed",
                                "startTime",
                                "2026-03-05T10:00:00-05:00")));
        fixture.work();
        var lead = fixture.leads.withExternal("ghl", "c1");
        assertTrue(lead.value().suppression().sms());
        assertFalse(lead.value().suppression().email());
        var types = fixture.leads.timeline(lead.sk(), null, 10).data().stream()
                .map(TimelineEntry::type)
                .sorted()
                .toList();
        assertEquals(List.of("appointment", "created", "do_not_disturb"), types);
    }

    @Test
    void ourOwnMessagesAndUnknownTypesAreIgnoredWithAReason() {
        fixture.connect();
        var echo = send("OutboundMessage", "w1", Map.of("body", "hi"));
        var unknown = send("SomethingNew", "w2", Map.of());
        fixture.work();
        assertEquals("echo", event(echo).reason());
        assertEquals("type-not-used", event(unknown).reason());
        assertEquals(0, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());
    }

    @Test
    void aRangeIsReplayedAfterADryRunThatChangesNothing() {
        fixture.connect();
        var from = fixture.test.platform().clock().now();
        send("ContactCreate", "w1", Map.of("id", "c1"));
        send("ContactCreate", "w2", Map.of("id", "c2"));
        send("TaskCreate", "w3", Map.of("id", "t1"));
        fixture.work();
        fixture.test.clock().advance(Duration.ofMinutes(1));
        var to = fixture.test.platform().clock().now();
        var before = fixture.keys();
        var range = Map.of("from", from.toString(), "to", to.toString(), "type", "ContactCreate");
        var body = new java.util.TreeMap<String, Object>(range);
        body.put("dryRun", true);
        var dry = fixture.call(ReplayInboundEvents.Function::new, "POST", "/v1/inbound-events/replays")
                .body(body)
                .send();
        assertEquals(200, dry.status(), dry.body());
        assertEquals(2L, dry.at("matched"));
        assertEquals(0L, dry.at("replayed"));
        assertEquals(before, fixture.keys());
        body.put("dryRun", false);
        var real = fixture.call(ReplayInboundEvents.Function::new, "POST", "/v1/inbound-events/replays")
                .body(body)
                .send();
        assertEquals(2L, real.at("replayed"));
        assertEquals(2, fixture.work());
        assertEquals(2, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());
        assertEquals(1, fixture.leads.withExternal("ghl", "c1").version());
    }

    @Test
    void anEventThatIsWorkedAgainTellsWhatWasSoThen() {
        fixture.connect();
        var untimed = fixture.event("ContactUpdate", "w1", Map.of("id", "c1", "name", "Old Name"));
        untimed.remove("timestamp");
        var first = (String) fixture.send(untimed).at("id");
        fixture.work();
        fixture.test.clock().advance(Duration.ofSeconds(30));
        send("ContactUpdate", "w2", Map.of("id", "c1", "name", "New Name"));
        fixture.work();
        fixture.test.clock().advance(Duration.ofSeconds(30));

        var again = fixture.inbox.replay(fixture.inbox.need(first));
        fixture.work();

        assertEquals("newer-known", event(again.id()).reason());
        assertEquals("New Name", fixture.leads.withExternal("ghl", "c1").value().name());
    }

    @Test
    void aRangeOfMoreThanOneCallTakesIsGoneThroughWithoutAnEventTwice() {
        fixture.connect();
        var told = event(send("TaskCreate", "w1", Map.of("id", "t1")));
        var from = told.receivedAt().minusSeconds(60);
        for (int i = 0; i < 505; i++) {
            // The last of the first call arrived together with the first of the second.
            var at = from.plusMillis((i + 1) / 2);
            var one = Copy.of(told).with("id", "ev_" + i).with("receivedAt", at).made();
            fixture.inbox.store(one, "{}");
        }
        var to = from.plusMillis(252);
        for (boolean isDryRun : List.of(true, false)) {
            var body = new java.util.TreeMap<String, Object>(
                    Map.of("from", from.toString(), "to", to.toString(), "dryRun", isDryRun));
            long matched = 0;
            long replayed = 0;
            do {
                var answer = fixture.call(ReplayInboundEvents.Function::new, "POST", "/v1/inbound-events/replays")
                        .body(body)
                        .send();
                assertEquals(200, answer.status(), answer.body());
                matched += (Long) answer.at("matched");
                replayed += (Long) answer.at("replayed");
                body.put("from", String.valueOf(answer.at("nextFrom")));
            } while (!body.get("from").equals("null"));
            assertEquals(505, matched);
            assertEquals(isDryRun ? 0 : 505, replayed);
        }
        assertEquals(
                505,
                fixture.inbox.between(from, to, 600).data().stream()
                        .map(stored -> stored.value().replayedBy())
                        .filter(Objects::nonNull)
                        .distinct()
                        .count());
    }

    @Test
    void aRangeIsReplayedInATransactionForThirtyEvents() {
        fixture.connect();
        var from = fixture.test.platform().clock().now();
        for (int i = 0; i < 61; i++) {
            send("TaskCreate", "w" + i, Map.of("id", "t" + i));
        }
        var events = fixture.inbox.between(from, from.plusSeconds(60), 100).data();
        var meter = new Meter();

        var again = Meter.measure(meter, () -> fixture.inbox.replay(events));

        assertEquals(3, meter.trips());
        assertEquals(61, again.stream().map(InboundEvent::id).distinct().count());
        assertEquals(122, fixture.work());
        again.forEach(
                event -> assertEquals(EventState.IGNORED, event(event.id()).state()));
    }

    @Test
    void theScheduledSweepReachesEveryRegisteredTenant() {
        fixture.connect();
        send("ContactCreate", "w1", Map.of("id", "c1"));
        fixture.test.clock().advance(Duration.ofMinutes(2));
        assertEquals("swept 0", sweep());
        fixture.test.platform().directory().register(fixture.test.admin(), fixture.tenant.id());
        assertEquals("swept 1", sweep());
    }

    private String sweep() {
        return new SweepInboundEvents.Function(fixture.test.platform())
                .handleRequest(Map.of(), new LocalContext("sweep", "1", System.nanoTime() + 1_000_000_000L));
    }
}
