package com.loctelli.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.leads.LeadFilter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class ReceiveGhlEventTest {
    private final AtomicBoolean isBroken = new AtomicBoolean();
    private final IntegrationsFixture fixture = new IntegrationsFixture(new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (isBroken.get() && context.request() instanceof TransactWriteItemsRequest) {
                throw new IllegalStateException("the table is away");
            }
        }
    });

    @Test
    void anEventIsStoredFirstAndWorkedToOneLead() {
        fixture.connect();
        var answer = fixture.send(fixture.event(
                "ContactCreate",
                "w1",
                Map.of(
                        "id",
                        "c1",
                        "firstName",
                        "Ann",
                        "lastName",
                        "Lee",
                        "phone",
                        "+12127365000",
                        "email",
                        "ann@example.com",
                        "tags",
                        List.of("vip"),
                        "state",
                        "NY",
                        "country",
                        "US",
                        "customFields",
                        List.of(Map.of("id", "f1", "value", "x")))));
        assertEquals(200, answer.status(), answer.body());
        assertEquals("stored", answer.at("status"));
        assertEquals(EventState.RECEIVED, fixture.state(answer));
        assertEquals(0, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());

        assertEquals(1, fixture.work());

        var event = fixture.inbox.need((String) answer.at("id")).value();
        var lead = fixture.leads.withExternal("ghl", "c1");
        assertEquals(EventState.DONE, event.state());
        assertEquals(List.of(new InboundEvent.Effect("lead", lead.sk(), "created")), event.effects());
        assertEquals("Ann Lee", lead.value().name());
        assertEquals("+12127365000", lead.value().phone());
        assertEquals(List.of("vip"), lead.value().tags());
        assertEquals("x", lead.value().customFields().get("f1"));
        assertEquals("webhook", lead.value().source().wire());
        assertEquals("integration", lead.createdBy().type());
        assertEquals(1, fixture.test.waiting(QueueName.LEAD_EVENTS));
    }

    @Test
    void whatIsNotSignedByItsSenderIsRefusedAndNothingIsStored() {
        fixture.connect();
        var before = fixture.keys();
        var text = Json.write(fixture.event("ContactCreate", "w1", Map.of("id", "c1")));
        var good = IntegrationsFixture.sign(text.getBytes(StandardCharsets.UTF_8));
        for (var signature : new String[] {null, "N/A", "", "not base64!", good.substring(4), "AAAA"}) {
            var answer = fixture.send(text, signature);
            assertEquals(401, answer.status(), String.valueOf(signature));
            assertTrue(answer.body().contains("integrations/bad-signature"));
        }
        assertEquals(401, fixture.send(text + " ", good).status());
        assertEquals(before, fixture.keys());
        assertEquals(200, fixture.send(text, good).status());
    }

    @Test
    void aFailureToStoreAnswers429AndTheSameEventIsTakenLater() {
        fixture.connect();
        var event = fixture.event("ContactCreate", "w1", Map.of("id", "c1"));
        isBroken.set(true);
        var refused = fixture.send(event);
        assertEquals(429, refused.status(), refused.body());
        assertTrue(refused.headers().containsKey("retry-after"));
        isBroken.set(false);
        assertEquals("stored", fixture.send(event).at("status"));
        fixture.work();
        assertEquals(1, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());
    }

    @Test
    void theSameEventIsStoredOnceHoweverOftenItArrives() throws Exception {
        fixture.connect();
        var event = fixture.event("ContactCreate", "w1", Map.of("id", "c1", "phone", "+12127365000"));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 6)
                    .<Callable<Object>>mapToObj(i -> () -> fixture.send(event).at("status"))
                    .toList();
            var answers = pool.invokeAll(calls).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertEquals(1, answers.stream().filter("stored"::equals).count(), answers::toString);
        }
        assertEquals("duplicate", fixture.send(event).at("status"));
        fixture.work();
        assertEquals(1, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());
        assertEquals(
                1,
                fixture.leads
                        .timeline(fixture.leads.withExternal("ghl", "c1").sk(), null, 10)
                        .data()
                        .size());
    }

    @Test
    void anEventWithoutAnIdIsKnownByItsBytes() {
        fixture.connect();
        var event = Map.of("type", "ContactCreate", "locationId", fixture.location, "id", "c1");
        assertEquals("stored", fixture.send(event).at("status"));
        assertEquals("duplicate", fixture.send(event).at("status"));
    }

    @Test
    void anEventOfALocationThatNobodyConnectedIsIgnoredAndNothingIsStored() {
        var answer = fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1")));
        assertEquals(200, answer.status());
        assertEquals("ignored", answer.at("status"));
        assertEquals(List.of(), fixture.keys());
        var noObject = "[1]";
        assertEquals(
                "ignored",
                fixture.send(noObject, IntegrationsFixture.sign(noObject.getBytes(StandardCharsets.UTF_8)))
                        .at("status"));
    }

    @Test
    void theSendersLastRetryIsTakenAndWhatIsOlderIsIgnored() {
        fixture.connect();
        var event = fixture.event("ContactCreate", "w1", Map.of("id", "c1", "phone", "+12127365000"));
        isBroken.set(true);
        assertEquals(429, fixture.send(event).status());
        for (int retry = 1; retry < 6; retry++) {
            fixture.test.clock().advance(Duration.ofMinutes(13));
            assertEquals(429, fixture.send(event).status());
        }
        isBroken.set(false);
        fixture.test.clock().advance(Duration.ofMinutes(13));
        assertEquals("stored", fixture.send(event).at("status"));
        fixture.work();
        assertEquals(1, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());

        var listened = fixture.event("ContactCreate", "w2", Map.of("id", "c2"));
        fixture.test.clock().advance(Duration.ofMinutes(121));
        assertEquals("ignored", fixture.send(listened).at("status"));
        assertEquals(0, fixture.work());
    }

    @Test
    void anEventPlayedAgainWithinTheWindowChangesNothing() {
        fixture.connect();
        var event = fixture.event("ContactCreate", "w1", Map.of("id", "c1", "firstName", "Ann"));
        var first = fixture.send(event);
        fixture.work();
        fixture.test.clock().advance(Duration.ofMinutes(90));
        var again = fixture.send(event);
        assertEquals("duplicate", again.at("status"));
        assertEquals(first.at("id"), again.at("id"));
        assertEquals(0, fixture.work());
    }

    @Test
    void bytesWithoutIdAndTimeAreOneEventForAWhileAndThenAnother() {
        fixture.connect();
        var tagged =
                Map.of("type", "ContactTagUpdate", "locationId", fixture.location, "id", "c1", "tags", List.of("hot"));
        var untagged =
                Map.of("type", "ContactTagUpdate", "locationId", fixture.location, "id", "c1", "tags", List.of());
        var first = fixture.send(tagged);
        assertEquals("stored", first.at("status"));
        var again = fixture.send(tagged);
        assertEquals("duplicate", again.at("status"));
        assertEquals(first.at("id"), again.at("id"));
        assertEquals("stored", fixture.send(untagged).at("status"));
        fixture.work();
        fixture.test.clock().advance(Duration.ofHours(3));
        var later = fixture.send(tagged);
        assertEquals("stored", later.at("status"));
        assertEquals(1, fixture.work());
        assertEquals(EventState.DONE, fixture.state(later));
        assertEquals(EventState.DONE, fixture.state(first));
    }

    @Test
    void bytesThatComeAgainAfterOthersOfTheSameContactAreANewEvent() {
        fixture.connect();
        fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1")));
        for (var texts : List.of("active", "inactive", "active", "inactive")) {
            fixture.test.clock().advance(Duration.ofMinutes(10));
            var event = Map.of(
                    "type",
                    "ContactDndUpdate",
                    "locationId",
                    fixture.location,
                    "id",
                    "c1",
                    "dndSettings",
                    Map.of("SMS", Map.of("status", texts)));
            assertEquals("stored", fixture.send(event).at("status"));
            assertEquals("duplicate", fixture.send(event).at("status"));
            fixture.work();
            assertEquals(
                    texts.equals("active"),
                    fixture.leads
                            .withExternal("ghl", "c1")
                            .value()
                            .suppression()
                            .sms());
        }
    }

    @Test
    void anAppThatIsInstalledAgainIsConnectedAgain() {
        var id = (String) fixture.connect().at("id");
        for (var type : List.of("INSTALL", "UNINSTALL", "INSTALL")) {
            fixture.test.clock().advance(Duration.ofMinutes(1));
            var answer = fixture.send(Map.of("type", type, "locationId", fixture.location));
            assertEquals("stored", answer.at("status"), type);
            fixture.work();
            var status = new Integrations(fixture.test.platform())
                    .of(fixture.tenant)
                    .need(id)
                    .value()
                    .status();
            assertEquals(type.equals("INSTALL"), status == IntegrationStatus.ACTIVE, type);
        }
    }

    @Test
    void aCreationWithoutATimeThatComesAfterAChangeIsTheOlderWord() {
        fixture.connect();
        var before = Json.text(fixture.test.platform().clock().now().minusSeconds(60));
        fixture.send(
                Map.of("type", "ContactUpdate", "locationId", fixture.location, "id", "c1", "firstName", "Anneliese"));
        fixture.work();
        var late = fixture.send(Map.of(
                "type",
                "ContactCreate",
                "locationId",
                fixture.location,
                "id",
                "c1",
                "firstName",
                "An",
                "dateAdded",
                before));
        fixture.work();
        assertEquals(EventState.IGNORED, fixture.state(late));
        assertEquals(
                "Anneliese", fixture.leads.withExternal("ghl", "c1").value().firstName());
    }

    @Test
    void aTimeInTheFutureDoesNotSilenceWhatComesAfterIt() {
        fixture.connect();
        var ahead = fixture.event("ContactUpdate", "w1", Map.of("id", "c1", "firstName", "Ann"));
        ahead.put("timestamp", "2099-01-01T00:00:00.000Z");
        assertEquals("stored", fixture.send(ahead).at("status"));
        fixture.work();
        fixture.test.clock().advance(Duration.ofSeconds(1));
        fixture.send(fixture.event("ContactUpdate", "w2", Map.of("id", "c1", "firstName", "Anna")));
        fixture.work();
        assertEquals("Anna", fixture.leads.withExternal("ghl", "c1").value().firstName());
    }

    @Test
    void aLargeBodyGoesToFilesAndComesBackWhole() {
        fixture.connect();
        var answer =
                fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1", "website", "ü".repeat(10_000))));
        var event = fixture.inbox.need((String) answer.at("id")).value();
        assertEquals(null, event.rawBody());
        assertTrue(fixture.inbox.body(event).contains("ü".repeat(10_000)));
    }

    @Test
    void thePersonIsNotInTheStoredRow() {
        fixture.connect();
        var answer = fixture.send(fixture.event("ContactCreate", "w1", Map.of("id", "c1", "firstName", "Zebulon")));
        var stored = Json.write(fixture.inbox.need((String) answer.at("id")).value());
        assertFalse(stored.contains("Zebulon"));
    }

    @Test
    void everyPublishedExampleIsHandledWithoutFailure() throws Exception {
        fixture.connect();
        int sent = 0;
        try (var in = getClass().getResourceAsStream("ghl-webhook-events.jsonl")) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                var payload = (Map<?, ?>) ((Map<?, ?>) Json.readTree(line)).get("payload");
                var event = new TreeMap<String, Object>();
                payload.forEach((name, value) -> event.put(String.valueOf(name), value));
                event.put("locationId", fixture.location);
                event.put("webhookId", "example-" + sent);
                event.put("timestamp", Json.text(fixture.test.platform().clock().now()));
                var answer = fixture.send(event);
                assertEquals("stored", answer.at("status"), line);
                sent++;
            }
        }
        assertEquals(67, sent);
        fixture.work();
        var states = new TreeMap<EventState, Integer>();
        var page = fixture.inbox.page(null, null, 200);
        page.data().forEach(event -> states.merge(event.value().state(), 1, Integer::sum));
        assertEquals(
                67,
                states.getOrDefault(EventState.DONE, 0) + states.getOrDefault(EventState.IGNORED, 0),
                states::toString);
        var lead = fixture.leads.withExternal("ghl", "nmFmQEsNgz6AVpgLVUJ0");
        assertEquals("John Deo", lead.value().name());
        assertTrue(lead.value().suppression().sms());
        assertEquals(1, fixture.leads.page(LeadFilter.ALL, null, 10).data().size());
    }
}
