package com.loctelli.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.messaging.consent.Consents;
import com.loctelli.messaging.consent.EnterAgreements;
import com.loctelli.messaging.consent.NewConsent;
import com.loctelli.messaging.consent.TenantConsents;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.Meanwhile;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many agreements in one request: each is judged alone, and few trips are made for all. */
class ManyAgreementsTest {
    private final Meanwhile meanwhile = new Meanwhile();
    private final TestPlatform test = TestPlatform.start(Map.of(), List.of(meanwhile));
    private final Tenant tenant = test.tenant();
    private final TenantConsents consents = new Consents(test.platform()).of(tenant);

    @Test
    void theAnswerTellsWhatBecameOfEachAndOneKeepsNoOtherBack() {
        var mine = lead(tenant, phone(1));
        var theirs = lead(test.tenant(), phone(2));
        stop(phone(3));
        var entries = List.<Map<String, Object>>of(
                Map.of("leadId", mine),
                Map.of("address", phone(3)),
                Map.of("leadId", theirs),
                Map.of("address", "0303 555"),
                Map.of("address", phone(4), "kind", "express_written"),
                Map.of("address", phone(5), "evidence", Map.of("ip", "203.0.113.9")),
                Map.of("address", phone(5), "kind", "informational"),
                Map.of("address", phone(5), "evidence", Map.of("ip", "203.0.113.9")),
                Map.of("address", phone(6), "at", "2027-01-01T00:00:00Z"),
                Map.of());
        var defaults = Map.of("kind", "express", "method", "import", "evidence", Map.of("fileKey", "fair.csv"));

        var answer = send(Map.of("defaults", defaults, "entries", entries));

        assertEquals(200, answer.status(), answer.body());
        assertEquals(
                List.of(
                        "entered",
                        "opted_out",
                        "wrong",
                        "wrong",
                        "wrong",
                        "entered",
                        "entered",
                        "unchanged",
                        "wrong",
                        "wrong"),
                outcomes(answer));
        assertEquals("/entries/2/leadId", answer.at("data.2.errors.0.pointer"));
        assertEquals("/entries/3/address", answer.at("data.3.errors.0.pointer"));
        assertEquals("/entries/4/evidence/textShown", answer.at("data.4.errors.0.pointer"));
        assertEquals("/entries/8/at", answer.at("data.8.errors.0.pointer"));
        assertEquals("/entries/9/address", answer.at("data.9.errors.0.pointer"));
        assertEquals(List.of("express"), kinds(phone(1)));
        assertEquals(List.of("revoked"), kinds(phone(3)));
        assertEquals(List.of(), kinds(phone(4)));
        assertEquals(List.of("informational", "express"), kinds(phone(5)), "newest first");
        assertTrue(consents.check(phone(5)).isIntact());
        var proof = consents.events(phone(5), null, 10).data().getLast().value().evidence();
        assertEquals("fair.csv", proof.get("fileKey"));
        assertEquals("203.0.113.9", proof.get("ip"));

        var again = send(Map.of("defaults", defaults, "entries", entries.subList(0, 2)));
        assertEquals(List.of("unchanged", "opted_out"), outcomes(again));
    }

    @Test
    void aStopOfOnePersonInTheSameMomentHoldsAndTheOthersAreEntered() {
        var entries = IntStream.range(0, 100)
                .mapToObj(i -> Map.<String, Object>of("address", phone(i)))
                .toList();
        meanwhile.before(phone(47), () -> stop(phone(47)));

        var answer = send(Map.of("defaults", Map.of("kind", "express", "method", "api"), "entries", entries));

        assertEquals(200, answer.status(), answer.body());
        assertTrue(meanwhile.isDone());
        var expected = new ArrayList<>(Collections.nCopies(100, "entered"));
        expected.set(47, "opted_out");
        assertEquals(expected, outcomes(answer));
        assertEquals(List.of("revoked"), kinds(phone(47)));
        assertEquals(List.of("express"), kinds(phone(46)));
        assertTrue(consents.check(phone(48)).isIntact());
    }

    @Test
    void noneMoreThanAHundredAndNoWrongDefaultsAreTaken() {
        var tooMany = IntStream.range(0, 101)
                .mapToObj(i -> Map.<String, Object>of("address", phone(i)))
                .toList();
        assertEquals(List.of("/entries"), send(Map.of("entries", tooMany)).wrongFields());
        assertEquals(List.of("/entries"), send(Map.of("entries", List.of())).wrongFields());
        var answer = send(Map.of(
                "defaults",
                Map.of("kind", "maybe"),
                "entries",
                List.of(Map.of("address", phone(1), "kind", "express", "method", "api"))));
        assertEquals(400, answer.status(), answer.body());
        assertEquals(List.of("/defaults/kind"), answer.wrongFields());
    }

    private HttpCall.Answer send(Map<String, Object> body) {
        return test.call(test.function(EnterAgreements.Function::new, Permission.MANAGE), "POST", "/v1/consent-events")
                .as(test.user(tenant, Role.MANAGER))
                .body(body)
                .send();
    }

    private void stop(String address) {
        var stop = NewConsent.of("revoked", "all", "keyword", Map.of());
        consents.suppress(address, stop, "keyword", null, Actor.SYSTEM, List.of());
    }

    private List<String> kinds(String address) {
        return consents.events(address, null, 10).data().stream()
                .map(one -> one.value().kind())
                .toList();
    }

    private String lead(Tenant of, String phone) {
        return new Leads(test.platform())
                .of(of)
                .create(
                        NewLead.of(
                                LeadSource.MANUAL,
                                LeadChange.builder().name("Ada").phone(phone).build()),
                        Actor.SYSTEM)
                .sk();
    }

    private static String phone(int i) {
        return "+1303555" + String.format(Locale.ROOT, "%04d", 1000 + i);
    }

    private static List<String> outcomes(HttpCall.Answer answer) {
        return ((List<?>) Objects.requireNonNull(answer.at("data")))
                .stream()
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("outcome")))
                        .toList();
    }
}
