package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.LeadSuppression;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.consent.LiftSuppression;
import com.loctelli.messaging.consent.ListConsentEvents;
import com.loctelli.messaging.consent.ListSuppressions;
import com.loctelli.messaging.consent.OptOutLead;
import com.loctelli.messaging.consent.Suppress;
import com.loctelli.messaging.delivery.SmsMessage;
import com.loctelli.messaging.delivery.TextKeys;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.messaging.senders.AddSender;
import com.loctelli.messaging.senders.ChangeSender;
import com.loctelli.messaging.senders.DestinationCarrier;
import com.loctelli.messaging.senders.SenderRoster;
import com.loctelli.testkit.HttpCall;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SendSmsTest {
    private static final String PERSON = "+13035550111";

    @Test
    void aTextIsAcceptedStoredSealedAndQueued() {
        var desk = new Desk();
        var answer = desk.call(SendSms.Function::new, "POST", "/v1/sms/send")
                .body(Map.of("to", PERSON, "text", "Hello there"))
                .send();
        assertEquals(202, answer.status(), answer.body());
        assertEquals("pending", answer.at("status"));
        var id = String.valueOf(answer.at("id"));
        assertEquals(1, desk.test.waiting(QueueName.SENDS));
        var stored = desk.platform
                .database()
                .table(TableName.MESSAGING)
                .of(desk.tenant)
                .need(TextKeys.text(id), SmsMessage.class);
        assertFalse(Json.write(stored.value()).contains("Hello there"));
        var shown = desk.call(ShowSms.Function::new, "GET", "/v1/sms/messages/" + id)
                .path("id", id)
                .send();
        assertEquals("Hello there", shown.at("text"));
        assertEquals("features", shown.at("decision.rules.0.id"));
        assertEquals("exempt", shown.at("decision.rules.4.result"));
        var list = desk.call(ListSms.Function::new, "GET", "/v1/sms/messages").send();
        assertEquals(id, list.at("data.0.id"));
    }

    @Test
    void aRequestWhoseAnswerWasNeverKeptIsTheSameTextWhenItIsRepeatedUnderItsKey() {
        var desk = new Desk();
        var first = named(desk, "order-7", "Hello there");
        assertEquals(202, first.status(), first.body());
        forgetAnswers(desk);
        var again = named(desk, "order-7", "Hello there");
        assertEquals(202, again.status(), again.body());
        assertEquals(first.at("id"), again.at("id"));
        forgetAnswers(desk);
        assertEquals(422, named(desk, "order-7", "Something else").status());
        assertEquals(202, named(desk, "order-8", "Hello there").status());
        var list = desk.call(ListSms.Function::new, "GET", "/v1/sms/messages").send();
        assertEquals(2, ((List<?>) Objects.requireNonNull(list.at("data"))).size());
    }

    @Test
    void aRefusedRequestIsJudgedAnewUnderItsKeyOnceItsCauseIsMended() {
        var desk = new Desk();
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        assertEquals(409, named(desk, "order-9", "Hello there").status());
        assertEquals(409, named(desk, "order-9", "Hello there").status());
        desk.hears(PERSON, "START", "START", "SM2");
        var sent = named(desk, "order-9", "Hello there");
        assertEquals(202, sent.status(), sent.body());
        forgetAnswers(desk);
        assertEquals(sent.at("id"), named(desk, "order-9", "Hello there").at("id"));
    }

    /** By the same person each time, whose key it is. */
    private static HttpCall.Answer named(Desk desk, String key, String words) {
        return desk.call(SendSms.Function::new, "POST", "/v1/sms/send")
                .as(new Caller.User(desk.tenant, "usr_1", Role.OWNER, "test"))
                .header("Idempotency-Key", key)
                .body(Map.of("to", PERSON, "text", words))
                .send();
    }

    /** As where the function was stopped between its text and its answer. */
    private static void forgetAnswers(Desk desk) {
        desk.test.clock().advance(Duration.ofHours(25));
    }

    @Test
    void aTextForALeadThatIsNotThereIsNotSent() {
        var desk = new Desk();
        var answer = desk.call(SendSms.Function::new, "POST", "/v1/sms/send")
                .body(Map.of("to", PERSON, "text", "Hello there", "leadId", "ld_elsewhere"))
                .send();
        assertEquals(404, answer.status(), answer.body());
        assertEquals(0, desk.test.waiting(QueueName.SENDS));
        var list = desk.call(ListSms.Function::new, "GET", "/v1/sms/messages").send();
        assertEquals(List.of(), list.at("data"));
    }

    @Test
    void aSuppressedPersonIsAConflictAndTheRefusalIsRecorded() {
        var desk = new Desk();
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        var answer = desk.call(SendSms.Function::new, "POST", "/v1/sms/send")
                .body(Map.of("to", PERSON, "text", "Hello there"))
                .send();
        assertEquals(409, answer.status());
        assertEquals("messaging/suppressed", answer.at("type"));
        var recorded = Objects.requireNonNull(desk.texts.find(String.valueOf(answer.at("id"))));
        assertEquals(TextState.SKIPPED, recorded.status());
        assertEquals("suppression", recorded.decision().refusedBy());
        assertEquals(1L, recorded.decision().consentSeq());
        assertEquals(0, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void whatAnotherSystemKnowsOfThePersonKeepsATextBackToo() {
        var desk = new Desk();
        var notToBeDisturbed = new LeadSuppression(
                true,
                false,
                "do-not-disturb in GoHighLevel",
                desk.platform.clock().now());
        var lead = new Leads(desk.platform)
                .of(desk.tenant)
                .capture(
                        NewLead.of(
                                        LeadSource.WEBHOOK,
                                        LeadChange.builder()
                                                .name("Ann")
                                                .phone(PERSON)
                                                .build())
                                .suppressed(notToBeDisturbed),
                        Actor.SYSTEM)
                .lead();
        var answer = desk.call(SendSms.Function::new, "POST", "/v1/sms/send")
                .body(Map.of("to", PERSON, "text", "Hello there", "leadId", lead.sk()))
                .send();
        assertEquals(409, answer.status(), answer.body());
        assertEquals("messaging/suppressed", answer.at("type"));
        assertEquals(0, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void withoutANumberOfItsOwnASubAccountTextsNobody() {
        var desk = new Desk();
        var other = desk.test.tenant();
        var answer = desk.call(other, SendSms.Function::new, "POST", "/v1/sms/send")
                .body(Map.of("to", PERSON, "text", "Hello there"))
                .send();
        assertEquals(409, answer.status());
        assertEquals("messaging/refused", answer.at("type"));
        assertEquals("sender", answer.at("rule"));
    }

    @Test
    void anotherTenantsTextIsNotThere() {
        var desk = new Desk();
        var id = desk.send(PERSON, "Mine", "reply", "k").id();
        var answer = desk.call(desk.test.tenant(), ShowSms.Function::new, "GET", "/v1/sms/messages/" + id)
                .path("id", id)
                .send();
        assertEquals(404, answer.status());
    }

    @Test
    void marketingAtNightIsDeferredToTheMorningOfTheLeadsZoneAndNotQueued() {
        var desk = new Desk();
        agreed(desk);
        var lead = new Leads(desk.platform)
                .of(desk.tenant)
                .create(
                        NewLead.of(
                                LeadSource.MANUAL,
                                LeadChange.builder()
                                        .name("Ada")
                                        .phone(PERSON)
                                        .timezone("America/Denver", com.loctelli.contact.ZoneSource.LEAD_SAID)
                                        .build()),
                        Actor.SYSTEM);
        desk.test.clock().set(java.time.Instant.parse("2026-03-03T04:30:00Z"));
        var sent = desk.texts.send(
                new TextRequest(PERSON, "Big sale", lead.sk(), null, "marketing", "campaign:1", null, Actor.SYSTEM));
        assertEquals(TextState.DEFERRED, sent.status());
        var text = Objects.requireNonNull(desk.texts.find(sent.id()));
        assertEquals(java.time.Instant.parse("2026-03-03T15:00:00Z"), text.notBefore());
        assertEquals("America/Denver", text.decision().zone());
        assertEquals("lead_said", text.decision().zoneSource());
        assertEquals(0, desk.test.waiting(QueueName.SENDS));
        assertEquals(1, desk.texts.list(lead.sk(), null, 10).data().size());
    }

    @Test
    void factsAreReadInOneTripAndPreparingReadsNothing() {
        var desk = new Desk();
        desk.send(PERSON, "warm", "reply", "warm-up");
        var meter = new com.loctelli.kernel.telemetry.Meter();
        com.loctelli.kernel.telemetry.Meter.measure(meter, () -> {
            var facts = desk.texts.facts(PERSON, null);
            return desk.texts.prepare(facts, new TextRequest(PERSON, "Hi", null, null, "reply", "k2", null, Actor.AI));
        });
        assertEquals(1, meter.trips());
    }

    @Test
    void aPreparedTextIsRefusedWhenThePersonOptsOutBeforeItIsCommitted() {
        var desk = new Desk();
        var facts = desk.texts.facts(PERSON, null);
        var prepared =
                desk.texts.prepare(facts, new TextRequest(PERSON, "Hi", null, null, "reply", "k3", null, Actor.AI));
        desk.hears(PERSON, "STOP", "STOP", "SM1");
        var problem = org.junit.jupiter.api.Assertions.assertThrows(
                Problem.class, () -> desk.platform.database().commit(prepared.writes()));
        assertEquals(MessagingProblems.SUPPRESSED, problem.type());
        assertEquals(null, desk.texts.find(prepared.id()));
    }

    @Test
    void theSameIdempotencyKeyIsOneText() {
        var desk = new Desk();
        var caller = desk.test.user(desk.tenant, com.loctelli.kernel.tenancy.Role.OWNER);
        var ids = new java.util.HashSet<Object>();
        for (int i = 0; i < 2; i++) {
            ids.add(desk.test
                    .call(
                            desk.test.function(SendSms.Function::new, com.loctelli.kernel.edge.Permission.VIEW),
                            "POST",
                            "/v1/sms/send")
                    .as(caller)
                    .header("idempotency-key", "abc")
                    .body(Map.of("to", PERSON, "text", "Once"))
                    .send()
                    .at("id"));
        }
        assertEquals(1, ids.size());
        assertEquals(1, desk.test.waiting(QueueName.SENDS));
    }

    @Test
    void aPreviewTellsSegmentsCostAndDecisionAndWritesNothing() {
        var desk = new Desk();
        var answer = desk.call(PreviewSms.Function::new, "POST", "/v1/sms/preview")
                .body(Map.of("to", PERSON, "text", "я".repeat(71), "purpose", "reply"))
                .send();
        assertEquals(200, answer.status(), answer.body());
        assertEquals("UCS2", answer.at("length.encoding"));
        assertEquals(2L, ((Number) Objects.requireNonNull(answer.at("length.segments"))).longValue());
        assertEquals(16600L, ((Number) Objects.requireNonNull(answer.at("costMicros"))).longValue());
        assertEquals(0, desk.texts.list(null, null, 10).data().size());
    }

    @Test
    void wrongFieldsAreNamed() {
        var desk = new Desk();
        var answer = desk.call(SendSms.Function::new, "POST", "/v1/sms/send")
                .body(Map.of("to", "12", "text", "x", "purpose", "confirmation"))
                .send();
        assertEquals(400, answer.status());
        assertEquals(List.of("/purpose", "/to"), answer.wrongFields());
    }

    @Test
    void aNumberIsValidatedInTheCountryOfTheSubAccount() {
        var desk = new Desk();
        var answer = desk.call(ValidatePhone.Function::new, "POST", "/v1/sms/validate-phone")
                .body(Map.of("phone", "(212) 736-5000"))
                .send();
        assertEquals("+12127365000", answer.at("e164"));
        assertEquals(true, answer.at("valid"));
        assertEquals(
                false,
                desk.call(ValidatePhone.Function::new, "POST", "/v1/sms/validate-phone")
                        .body(Map.of("phone", "hello"))
                        .send()
                        .at("valid"));
    }

    @Test
    void aNumberIsNotValidatedInACountryThatThereIsNot() {
        var desk = new Desk();
        var refused = desk.call(ValidatePhone.Function::new, "POST", "/v1/sms/validate-phone")
                .body(Map.of("phone", "(212) 736-5000", "country", "Narnia"))
                .send();
        assertEquals(400, refused.status(), refused.body());
        assertEquals(List.of("/country"), refused.wrongFields());
        var named = desk.call(ValidatePhone.Function::new, "POST", "/v1/sms/validate-phone")
                .body(Map.of("phone", "(212) 736-5000", "country", "United States"))
                .send();
        assertEquals("+12127365000", named.at("e164"));
    }

    @Test
    void aNumberBelongsToOneSubAccount() {
        var desk = new Desk();
        var number = Desk.number();
        var body = Map.of("phone", number, "provider", "twilio");
        assertEquals(
                201,
                desk.call(AddSender.Function::new, "POST", "/v1/senders")
                        .body(body)
                        .send()
                        .status());
        var own = desk.call(AddSender.Function::new, "POST", "/v1/senders")
                .body(body)
                .send();
        assertEquals(409, own.status());
        assertNotNull(own.at("existingId"));
        var other = desk.call(desk.test.tenant(), AddSender.Function::new, "POST", "/v1/senders")
                .body(body)
                .send();
        assertEquals(409, other.status());
        assertEquals("messaging/number-taken", other.at("type"));
        assertEquals(
                desk.tenant,
                desk.platform
                        .directory()
                        .find(com.loctelli.kernel.tenancy.RoutingKey.number(
                                PhoneNumber.ofE164(number).e164()))
                        .orElseThrow()
                        .tenant());
        assertEquals(2, desk.texts.senders().size());
        assertEquals(desk.number, desk.texts.defaultSender().orElseThrow().phone());
    }

    @Test
    void aNumberThatASubAccountHasNoRoomForIsAnothersToAdd() {
        var desk = new Desk();
        var full =
                new SenderRoster(Collections.nCopies(100, desk.texts.senders().getFirst()));
        var rows = desk.platform.database().table(TableName.MESSAGING).of(desk.tenant);
        desk.platform.database().commit(rows.put(SenderRoster.KEY, full, Actor.SYSTEM));
        var body = Map.of("phone", Desk.number(), "provider", "twilio");
        var refused = desk.call(AddSender.Function::new, "POST", "/v1/senders")
                .body(body)
                .send();
        assertEquals(409, refused.status(), refused.body());
        assertEquals("messaging/too-many-senders", refused.at("type"));
        var other = desk.call(desk.test.tenant(), AddSender.Function::new, "POST", "/v1/senders")
                .body(body)
                .send();
        assertEquals(201, other.status(), other.body());
    }

    @Test
    void aPausedNumberDoesNotText() {
        var desk = new Desk();
        var id = desk.texts.senders().getFirst().id();
        var changed = desk.call(ChangeSender.Function::new, "PATCH", "/v1/senders/" + id)
                .path("id", id)
                .body(Map.of("health", "paused"))
                .send();
        assertEquals("paused", changed.at("health"));
        assertEquals(
                "sender", desk.send(PERSON, "Hi", "reply", "paused").decision().refusedBy());
    }

    @Test
    void aNumberIsToldHowFastItMaySendAndToWhom() {
        var desk = new Desk();
        var id = desk.texts.senders().getFirst().id();
        var changed = desk.call(ChangeSender.Function::new, "PATCH", "/v1/senders/" + id)
                .path("id", id)
                .body(Map.of(
                        "throughput",
                        Map.of(
                                "segmentsPerMinute",
                                720,
                                "source",
                                "registration of 2026-03-01, trust score 42",
                                "carriers",
                                List.of(Map.of(
                                        "carrier", "t_mobile", "segmentsPerMinute", 240, "segmentsPerDay", 10_000)))))
                .send();
        assertEquals(200, changed.status(), changed.body());
        assertEquals("t_mobile", changed.at("throughput.carriers.0.carrier"));
        var sender = desk.texts.defaultSender().orElseThrow();
        assertEquals(10_000, sender.perDay(DestinationCarrier.T_MOBILE));
        assertEquals(10_000, sender.perDay(DestinationCarrier.UNKNOWN), "who may be anybody's shares the strictest");
        assertEquals(null, sender.perDay(DestinationCarrier.VERIZON));
        assertEquals(null, sender.perDay(DestinationCarrier.ABROAD));
        var wrong = desk.call(ChangeSender.Function::new, "PATCH", "/v1/senders/" + id)
                .path("id", id)
                .body(Map.of(
                        "throughput", Map.of("segmentsPerMinute", 0, "carriers", List.of(Map.of("carrier", "sprint")))))
                .send();
        assertEquals(400, wrong.status(), wrong.body());
    }

    @Test
    void aWarmUpBeginsOnTheSubAccountsOwnDay() {
        var desk = new Desk().opened(Map.of());
        // Eight in the evening in New York, and the next day in Greenwich.
        desk.test.clock().set(java.time.Instant.parse("2026-03-03T01:00:00Z"));
        var id = desk.texts.senders().getFirst().id();
        var changed = desk.call(ChangeSender.Function::new, "PATCH", "/v1/senders/" + id)
                .path("id", id)
                .body(Map.of("warmUp", Map.of("firstDay", 50, "growthPct", 100)))
                .send();
        assertEquals(200, changed.status(), changed.body());
        assertEquals("2026-03-02", changed.at("ramp.from"));
    }

    @Test
    void whatLimitsANumberIsTakenAwayByNull() {
        var desk = new Desk();
        var id = desk.texts.senders().getFirst().id();
        var limited = desk.call(ChangeSender.Function::new, "PATCH", "/v1/senders/" + id)
                .path("id", id)
                .body(Map.of(
                        "label",
                        "Sales",
                        "dailyCap",
                        5,
                        "pool",
                        "sales",
                        "warmUp",
                        Map.of("firstDay", 3, "growthPct", 50)))
                .send();
        assertEquals(200, limited.status(), limited.body());

        var freed = desk.call(ChangeSender.Function::new, "PATCH", "/v1/senders/" + id)
                .path("id", id)
                .body("{\"dailyCap\":null,\"pool\":null,\"warmUp\":null}")
                .send();

        assertEquals(200, freed.status(), freed.body());
        assertEquals("Sales", freed.at("label"));
        for (var gone : List.of("dailyCap", "pool", "ramp")) {
            assertEquals(null, freed.at(gone), gone);
        }
    }

    @Test
    void aManualSuppressionIsListedAndLiftedForAReasonOnly() {
        var desk = new Desk();
        var made = desk.call(Suppress.Function::new, "POST", "/v1/suppressions")
                .body(Map.of("address", PERSON, "reason", "asked by phone"))
                .send();
        assertEquals(201, made.status(), made.body());
        assertEquals("manual", made.at("cause"));
        assertEquals(
                PERSON,
                desk.call(ListSuppressions.Function::new, "GET", "/v1/suppressions")
                        .send()
                        .at("data.0.address"));
        var path = "/v1/suppressions";
        assertEquals(
                400,
                desk.call(LiftSuppression.Function::new, "DELETE", path)
                        .query("address", PERSON)
                        .send()
                        .status());
        assertEquals(
                204,
                desk.call(LiftSuppression.Function::new, "DELETE", path)
                        .query("address", PERSON)
                        .query("reason", "asked again by phone")
                        .send()
                        .status());
        var events = desk.call(ListConsentEvents.Function::new, "GET", "/v1/consent-events")
                .query("address", PERSON)
                .send();
        assertEquals("re_opt_in", events.at("data.0.kind"));
        assertEquals("asked again by phone", events.at("data.0.evidence.reason"));
        assertEquals("revoked", events.at("data.1.kind"));
    }

    @Test
    void aLeadsOptOutSuppressesItsNumberAndIsOnItsTimeline() {
        var desk = new Desk();
        var leads = new Leads(desk.platform).of(desk.tenant);
        var lead = leads.create(
                NewLead.of(
                        LeadSource.MANUAL,
                        LeadChange.builder().name("Ada").phone(PERSON).build()),
                Actor.SYSTEM);
        var answer = desk.call(OptOutLead.Function::new, "POST", "/v1/leads/" + lead.sk() + "/opt-out")
                .path("id", lead.sk())
                .body(Map.of("reason", "said so in the shop"))
                .send();
        assertEquals(200, answer.status(), answer.body());
        assertEquals(
                TextState.SKIPPED, desk.send(PERSON, "Hi", "reply", "after").status());
        assertTrue(leads.timeline(lead.sk(), null, 10).data().stream()
                .anyMatch(entry -> entry.toString().contains("opted_out")));
    }

    @Test
    void aTextThatIsDueTooLongIsStillKnownToTheSweep() {
        var desk = new Desk();
        var deliveries = new com.loctelli.messaging.delivery.Deliveries(
                        desk.platform, new com.loctelli.messaging.consent.Consents(desk.platform))
                .of(desk.tenant);
        var id = desk.send(PERSON, "Due", "reply", "due").id();
        assertEquals(List.of(), deliveries.due(10));
        desk.test.clock().advance(Duration.ofSeconds(31));
        assertEquals(TextKeys.text(id), deliveries.due(10).getFirst().sk());
    }

    private static void agreed(Desk desk) {
        desk.consents.enter(
                PERSON,
                com.loctelli.messaging.consent.NewConsent.of("express_written", "marketing", "form", Map.of()),
                Actor.SYSTEM);
    }
}
