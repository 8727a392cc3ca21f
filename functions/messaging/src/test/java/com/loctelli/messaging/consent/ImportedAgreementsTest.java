package com.loctelli.messaging.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.LeadChange;
import com.loctelli.leads.LeadSource;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewLead;
import com.loctelli.leads.TenantLeads;
import com.loctelli.leads.imports.CreateImport;
import com.loctelli.leads.imports.ImportAgreed;
import com.loctelli.leads.imports.Imports;
import com.loctelli.leads.imports.RunImport;
import com.loctelli.leads.imports.UndoImport;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import whose persons have agreed to be texted enters, and what it does not. */
class ImportedAgreementsTest {
    private static final String WORDS = "Text me about offers.";
    private static final Map<String, Object> WRITTEN =
            Map.of("kind", "express_written", "textShown", WORDS, "at", "2026-01-05T09:00:00Z");
    private static final Map<String, Object> UNDATED = Map.of("kind", "express");

    private final StopSwitch stops = new StopSwitch();
    private final TestPlatform test = TestPlatform.start(Map.of(), List.of(stops));
    private final Platform platform = test.platform();
    private final Tenant tenant = test.tenant();
    private final TenantLeads leads = new Leads(platform).of(tenant);
    private final TenantConsents consents = new Consents(platform).of(tenant);
    private final EnterImportedAgreements worker =
            new EnterImportedAgreements(platform, new Imports(platform), new Leads(platform));

    @Test
    void everyLeadOfTheFileHasAgreedWithItsProofButForWhoSaidNo() {
        var known = lead(LeadChange.builder().name("Bo").phone(phone(1)).build());
        stop(phone(2));
        var id = imported(tenant, rows(0, 3) + "Nobody,\n", WRITTEN);

        work();

        assertEquals(List.of("express_written"), kinds(phone(0)), "whom a row made");
        assertEquals(List.of("express_written"), kinds(phone(1)), "whom a row found");
        assertEquals(List.of("revoked"), kinds(phone(2)));
        assertNotNull(consents.suppression(phone(2)));
        var event = consents.events(phone(1), null, 10).data().getFirst().value();
        assertEquals("import", event.method());
        assertEquals("all", event.scope());
        assertEquals(new Actor("import", id), event.actor());
        assertEquals(WORDS, event.evidence().get("textShown"));
        assertEquals("import:" + id, event.evidence().get("source"));
        assertEquals("imports/" + id + "/rows.csv", event.evidence().get("fileKey"));
        assertEquals("2026-01-05T09:00:00.000Z", event.evidence().get("agreedAt"));
        assertEquals(known, event.evidence().get("leadId"));
        assertTrue(leads.timeline(known, null, 10).data().stream()
                .anyMatch(entry -> entry.toString().contains("agreed")));
    }

    @Test
    void whateverIsStoppedEachAgreementIsEnteredOnce() {
        int many = 20;
        var id = imported(tenant, rows(0, many), UNDATED);
        boolean isDone = false;
        for (int calls = 0; calls < 60 && !isDone; calls++) {
            stops.arm(calls / 2, calls % 2 == 0);
            try {
                worker.work(tenant, new ImportAgreed(id, 1, many));
            } catch (RuntimeException _) {
                // As if the process had ended.
            }
            isDone = !stops.restart();
        }
        assertTrue(isDone);
        work();
        for (int i = 0; i < many; i++) {
            assertEquals(List.of("express"), kinds(phone(i)));
            assertTrue(consents.check(phone(i)).isIntact());
        }
    }

    @Test
    void whatIsToldAgainLaterIsNoNewAgreementAndLiftsNoStopOfInBetween() {
        var id = imported(tenant, rows(0, 2), UNDATED);
        work();
        stop(phone(1));
        test.clock().advance(Duration.ofDays(2));

        assertEquals(Outcome.DONE, worker.work(tenant, new ImportAgreed(id, 1, 2)));

        assertEquals(List.of("express"), kinds(phone(0)));
        assertEquals(List.of("revoked", "express"), kinds(phone(1)), "newest first");
        assertNotNull(consents.suppression(phone(1)));
    }

    @Test
    void aTrialEntersNothing() {
        var body = Map.of("content", "name,phone\n" + rows(0, 2), "dryRun", true, "consent", UNDATED);
        assertEquals(
                201,
                call(tenant, CreateImport.Function::new, "").body(body).send().status());
        run();
        work();
        assertEquals(List.of(), kinds(phone(0)));
    }

    @Test
    void anImportThatIsTakenBackLeavesTheLedgerAsItIs() {
        var id = imported(tenant, rows(0, 1), UNDATED);
        work();
        var undone = call(tenant, UndoImport.Function::new, "/" + id + "/undo")
                .path("id", id)
                .send();
        assertEquals(202, undone.status(), undone.body());
        run();
        assertNull(leads.withPhone(PhoneNumber.ofE164(phone(0))));
        assertEquals(List.of("express"), kinds(phone(0)));
        assertEquals(Outcome.DONE, worker.work(tenant, new ImportAgreed(id, 1, 1)));
        assertEquals(List.of("express"), kinds(phone(0)));
    }

    @Test
    void aRowWhoseNumberCannotBeReadBringsNoAgreementForTheNumberThatItsLeadHas() {
        lead(LeadChange.builder()
                .name("Ann")
                .phone(phone(0))
                .email("ann@example.com")
                .build());
        imported(tenant, "name,phone,email\n", "Ann,none of yours,ann@example.com\n", UNDATED);
        work();
        assertEquals(List.of(), kinds(phone(0)));
    }

    @Test
    void anotherTenantsLedgerAndImportsHaveNothingOfIt() {
        var other = test.tenant();
        imported(other, rows(0, 1), Map.of());
        var id = imported(tenant, rows(0, 1), UNDATED);
        work();
        assertEquals(List.of("express"), kinds(phone(0)));
        assertEquals(
                List.of(),
                new Consents(platform).of(other).events(phone(0), null, 10).data());
        assertEquals(new Rejected("no-such-import"), worker.work(other, new ImportAgreed(id, 1, 1)));
    }

    private String imported(Tenant of, String rows, Map<String, Object> consent) {
        return imported(of, "name,phone\n", rows, consent);
    }

    private String imported(Tenant of, String header, String rows, Map<String, Object> consent) {
        var body = new HashMap<String, Object>(Map.of("content", header + rows));
        if (!consent.isEmpty()) {
            body.put("consent", consent);
        }
        var made = call(of, CreateImport.Function::new, "").body(body).send();
        assertEquals(201, made.status(), made.body());
        run();
        return String.valueOf(made.at("id"));
    }

    private HttpCall call(Tenant of, Function<Platform, ? extends HttpFunction> function, String what) {
        return test.call(test.function(function, Permission.WORK), "POST", "/v1/imports" + what)
                .as(test.user(of, Role.OWNER));
    }

    private void run() {
        test.drain(QueueName.IMPORTS, new RunImport.Function(platform));
    }

    /** Works what the imports have told, and every message twice. */
    private void work() {
        var one = new EnterImportedAgreements.Function(platform);
        test.drain(QueueName.IMPORT_CONSENTS, (event, context) -> {
            one.handleRequest(event, context);
            return one.handleRequest(event, context);
        });
    }

    private String lead(LeadChange fields) {
        return leads.create(NewLead.of(LeadSource.MANUAL, fields), Actor.SYSTEM).sk();
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

    private static String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "Lead " + i + "," + phone(i) + "\n")
                .collect(Collectors.joining());
    }

    private static String phone(int i) {
        return "+1303555" + String.format(Locale.ROOT, "%04d", 1000 + i);
    }
}
