package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.LeadSuppression;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.consent.ConsentEvent;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.EnterAgreement;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.delivery.TextState;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a business's word that somebody agreed is worth, and what it is not. */
class AgreementsTest {
    private static final String PERSON = "+13035550111";
    private static final String WORDS = "I agree to get offers by text from Acme.";
    private static final Map<String, Object> WRITTEN = Map.of(
            "kind", "express_written",
            "method", "form",
            "evidence", Map.of("textShown", WORDS, "formId", "contact", "formVersion", "7", "ip", "203.0.113.9"));
    private static final Map<String, Object> VERBAL = Map.of("kind", "express", "method", "verbal");

    @Test
    void marketingMayLeaveOnceTheAgreementIsEnteredWithItsProof() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        assertEquals("consent", market(desk, "before").decision().refusedBy());

        var answer = agree(desk, lead.sk(), WRITTEN);

        assertEquals(201, answer.status(), answer.body());
        assertEquals(PERSON, answer.at("address"));
        assertEquals("express_written", answer.at("data.0.kind"));
        assertEquals("all", answer.at("data.0.scope"));
        assertEquals("form", answer.at("data.0.method"));
        assertEquals(WORDS, answer.at("data.0.evidence.textShown"));
        assertEquals("7", answer.at("data.0.evidence.formVersion"));
        assertEquals(lead.sk(), answer.at("data.0.evidence.leadId"));
        assertEquals(64, String.valueOf(answer.at("data.0.evidence.textSha256")).length());
        assertEquals(true, answer.at("ledger.isIntact"));
        assertEquals(TextState.PENDING, market(desk, "after").status());
        assertTrue(new Leads(desk.platform)
                .of(desk.tenant).timeline(lead.sk(), null, 10).data().stream()
                        .anyMatch(entry -> entry.toString().contains("agreed")));
    }

    @Test
    void theSameAgreementToldAgainIsEnteredOnce() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        for (int i = 0; i < 2; i++) {
            assertEquals(201, agree(desk, lead.sk(), VERBAL).status());
        }
        assertEquals(1, events(desk).size());
        var earlier = Map.of("kind", "express", "method", "verbal", "at", "2026-01-05T09:00:00Z");
        for (int i = 0; i < 2; i++) {
            var answer = agree(desk, lead.sk(), earlier);
            assertEquals(201, answer.status(), answer.body());
            assertEquals("2026-01-05T09:00:00.000Z", answer.at("data.0.evidence.agreedAt"));
        }
        assertEquals(2, events(desk).size());
    }

    @Test
    void anInformationalAgreementAllowsNoMarketingAndTakesNoneAway() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        var informational = Map.<String, Object>of("kind", "informational", "method", "api");
        assertEquals(201, agree(desk, lead.sk(), informational).status());
        assertEquals("consent", market(desk, "k1").decision().refusedBy());
        agree(desk, lead.sk(), VERBAL);
        assertEquals(TextState.PENDING, market(desk, "k2").status());
        var again = Map.<String, Object>of("kind", "informational", "method", "form");
        assertEquals(201, agree(desk, lead.sk(), again).status());
        assertEquals(3, events(desk).size());
        assertEquals(TextState.PENDING, market(desk, "k3").status());
    }

    @Test
    void whoHasOptedOutIsNotAgreedForByTheBusiness() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        desk.hears(PERSON, "STOP", null, "SM1");

        var answer = agree(desk, lead.sk(), WRITTEN);

        assertEquals(409, answer.status(), answer.body());
        assertEquals("messaging/suppressed", answer.at("type"));
        assertEquals(
                List.of("revoked"),
                events(desk).stream().map(one -> one.value().kind()).toList());
        desk.hears(PERSON, "START", null, "SM2");
        assertEquals(201, agree(desk, lead.sk(), WRITTEN).status());
        assertEquals(TextState.PENDING, market(desk, "k1").status());
    }

    @Test
    void aStopOfTheSameMomentHolds() {
        var meanwhile = new Meanwhile();
        var test = TestPlatform.start(Map.of(), List.of(meanwhile));
        var tenant = test.tenant();
        var lead = lead(test, tenant, PERSON);
        var consents = new Consents(test.platform()).of(tenant);
        var stop = NewConsent.of("revoked", "all", "keyword", Map.of());
        meanwhile.before("agreedAt", () -> consents.suppress(PERSON, stop, "keyword", null, Actor.SYSTEM, List.of()));

        var answer = agree(test, tenant, lead.sk(), WRITTEN);

        assertTrue(meanwhile.isDone());
        assertEquals(409, answer.status(), answer.body());
        assertEquals(
                List.of("revoked"),
                consents.events(PERSON, null, 10).data().stream()
                        .map(one -> one.value().kind())
                        .toList());
    }

    @Test
    void anAgreementOfBeforeARevocationChangesNothingThoughNobodyKeepsTextsBackAnyMore() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        var told = NewConsent.of("revoked", "all", "integration", Map.of());
        var lifted = NewConsent.of("dnd_lifted", "all", "integration", Map.of());
        for (var source : List.of("in_1", "in_2")) {
            desk.consents.toldElsewhere(PERSON, source, TestPlatform.MONDAY, told, Actor.SYSTEM, List.of());
        }
        for (var source : List.of("in_1", "in_2")) {
            desk.consents.takenBackElsewhere(PERSON, source, lifted, Actor.SYSTEM, List.of());
        }
        assertNull(desk.consents.suppression(PERSON));
        var before = Map.<String, Object>of("kind", "express", "method", "verbal", "at", "2026-03-01T12:00:00Z");
        var late = agree(desk, lead.sk(), before);
        assertEquals(409, late.status(), late.body());
        assertEquals("messaging/revoked-since", late.at("type"));
        assertEquals("consent", market(desk, "k1").decision().refusedBy());

        desk.test.clock().advance(Duration.ofMinutes(1));
        assertEquals(201, agree(desk, lead.sk(), VERBAL).status());
        assertEquals(TextState.PENDING, market(desk, "k2").status());
    }

    @Test
    void everyWrongFieldIsNamed() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        var answer = agree(
                desk,
                lead.sk(),
                Map.of(
                        "kind", "re_opt_in",
                        "method", "fax",
                        "at", "2026-03-03T15:00:00Z",
                        "evidence", Map.of("textShown", "x".repeat(4001))));
        assertEquals(400, answer.status(), answer.body());
        assertEquals(Set.of("/kind", "/method", "/at", "/evidence/textShown"), new TreeSet<>(answer.wrongFields()));
        assertEquals(
                List.of("/evidence/textShown"),
                agree(desk, lead.sk(), Map.of("kind", "express_written", "method", "form"))
                        .wrongFields());
        assertEquals(
                Set.of("/kind", "/method"),
                new TreeSet<>(agree(desk, lead.sk(), Map.of()).wrongFields()));
        assertEquals(0, events(desk).size());
    }

    @Test
    void aLeadWithoutANumberAndALeadOfAnotherTenantAreRefused() {
        var desk = new Desk();
        var silent = new Leads(desk.platform)
                .of(desk.tenant)
                .create(
                        NewLead.of(
                                LeadSource.MANUAL,
                                LeadChange.builder()
                                        .name("Ida")
                                        .email("ida@example.com")
                                        .build()),
                        Actor.SYSTEM);
        var none = agree(desk, silent.sk(), VERBAL);
        assertEquals(409, none.status(), none.body());
        assertEquals("messaging/no-number", none.at("type"));

        var mine = lead(desk.test, desk.tenant, PERSON);
        assertEquals(
                404, agree(desk.test, desk.test.tenant(), mine.sk(), VERBAL).status());
        assertEquals(0, events(desk).size());
    }

    @Test
    void whatAnotherSystemSaysOfTheLeadKeepsTheAgreementOut() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        new Leads(desk.platform)
                .of(desk.tenant)
                .suppress(lead.sk(), new LeadSuppression(true, false, "crm", TestPlatform.MONDAY), Actor.SYSTEM);
        assertEquals("messaging/suppressed", agree(desk, lead.sk(), WRITTEN).at("type"));
    }

    @Test
    void anIdempotencyKeyGivesTheFirstAnswerAgain() {
        var desk = new Desk();
        var lead = lead(desk.test, desk.tenant, PERSON);
        var user = desk.test.user(desk.tenant, Role.AGENT);
        HttpCall.Answer first = null;
        for (int i = 0; i < 2; i++) {
            var answer = call(desk.test, lead.sk())
                    .as(user)
                    .header("idempotency-key", "agreed-1")
                    .body(VERBAL)
                    .send();
            assertEquals(201, answer.status(), answer.body());
            first = first == null ? answer : first;
            assertEquals(Json.readTree(first.body()), Json.readTree(answer.body()));
        }
        assertEquals(1, events(desk).size());
    }

    private static HttpCall.Answer agree(Desk desk, String leadId, Map<String, ?> body) {
        return agree(desk.test, desk.tenant, leadId, body);
    }

    private static HttpCall.Answer agree(TestPlatform test, Tenant tenant, String leadId, Map<String, ?> body) {
        return call(test, leadId).as(test.user(tenant, Role.AGENT)).body(body).send();
    }

    private static HttpCall call(TestPlatform test, String leadId) {
        return test.call(
                        test.function(EnterAgreement.Function::new, Permission.WORK),
                        "POST",
                        "/v1/leads/" + leadId + "/consent")
                .path("id", leadId);
    }

    private static SentText market(Desk desk, String key) {
        return desk.send(PERSON, "Spring is here", "marketing", key);
    }

    private static List<Stored<ConsentEvent>> events(Desk desk) {
        return desk.consents.events(PERSON, null, 100).data();
    }

    private static Stored<Lead> lead(TestPlatform test, Tenant tenant, String phone) {
        return new Leads(test.platform())
                .of(tenant)
                .create(
                        NewLead.of(
                                LeadSource.MANUAL,
                                LeadChange.builder().name("Ada").phone(phone).build()),
                        Actor.SYSTEM);
    }
}
