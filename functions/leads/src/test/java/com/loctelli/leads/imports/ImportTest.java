package com.loctelli.leads.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.TenantLeads;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each row of a file is worked once, and has its result. */
class ImportTest {
    private final ImportFixture imports = new ImportFixture();
    private final TestPlatform test = imports.test;
    private final Platform platform = imports.platform;
    private final Tenant tenant = imports.tenant;
    private final TenantLeads leads = imports.leads;

    @Test
    void rowsBecomeLeadsAndEachHasItsResult() {
        var known =
                leads.create(com.loctelli.leads.NewLead.whoTexted(PhoneNumber.ofE164("+12125550111")), Actor.SYSTEM);
        var id = imports.made(Map.of("content", """
                First Name;Nachname;Mobile;E-Mail;Shoe size
                Ann;Other;(212) 555-0110;ann@example.com;38
                "Bo; the second";;212-555-0111;;40
                Nobody;;;;
                Cy;;;cy@example.com;41
                Dee;;n/a;;
                """, "tags", List.of("spring")));
        imports.run();
        var shown = imports.shown(id);
        assertEquals("done", shown.at("status"), shown.body());
        assertEquals(";", shown.at("delimiter"));
        assertEquals("phone", shown.at("mapping.Mobile"));
        assertEquals("customFields.shoesize", shown.at("mapping.Shoe size"));
        assertEquals(5L, shown.at("totals.rows"));
        assertEquals(2L, shown.at("totals.created"));
        assertEquals(1L, shown.at("totals.updated"));
        assertEquals(2L, shown.at("totals.failed"));
        var ann = imports.lead("+12125550110");
        assertEquals("Ann Other", ann.name());
        assertEquals("38", ann.customFields().get("shoesize"));
        assertEquals(List.of("spring"), ann.tags());
        assertEquals("Bo; the second", leads.need(known.sk()).value().firstName());
        var result = imports.result(id);
        assertTrue(result.startsWith("row,outcome,leadId,problems"), result);
        assertTrue(result.contains("2,updated," + known.sk()), result);
        assertTrue(result.contains("3,failed,,no_contact"), result);
        assertTrue(result.contains("5,failed,,no_contact phone"), result);
        assertEquals(3, imports.all().size(), "who cannot be known again is no lead");
        assertEquals(1, test.waiting(QueueName.LEAD_EVENTS), "only the one made by hand: an import greets nobody");
    }

    @Test
    void whateverIsStoppedOrDeliveredTwiceEachRowIsWorkedOnce() {
        int many = 120;
        var text = new StringBuilder("name,phone\n");
        for (int i = 0; i < many; i++) {
            text.append("Lead ")
                    .append(i)
                    .append(',')
                    .append(ImportFixture.phone(i))
                    .append('\n');
        }
        var id = imports.made(Map.of("content", text.toString()));
        var random = new java.util.Random(5);
        for (int i = 0; i < 60 && !"done".equals(imports.shown(id).at("status")); i++) {
            if (i < 4) {
                imports.stops.arm(2 + random.nextInt(20), random.nextBoolean());
            }
            imports.twice();
            imports.stops.restart();
            test.clock().advance(Duration.ofMinutes(6));
        }
        var shown = imports.shown(id);
        assertEquals("done", shown.at("status"), shown.body());
        assertEquals((long) many, shown.at("totals.rows"));
        assertEquals((long) many, shown.at("totals.created"));
        assertEquals(many, imports.all().size());
        assertEquals(many + 1, imports.result(id).lines().count());
    }

    @Test
    void aTrialChangesNothingAndCanBeMadeInEarnest() {
        var id = imports.made(Map.of("content", "name,phone\nAnn,2125550110\n", "dryRun", true));
        imports.run();
        assertEquals(1L, imports.shown(id).at("totals.created"));
        assertEquals(0, imports.all().size());
        var undone = imports.call(UndoImport.Function::new, id, "undo").send();
        assertEquals(409, undone.status());
        var started = imports.call(StartImport.Function::new, id, "start")
                .body(Map.of())
                .send();
        assertEquals(202, started.status(), started.body());
        imports.run();
        assertEquals(1L, imports.shown(id).at("totals.created"));
        assertEquals(1, imports.all().size());
    }

    @Test
    void aTrialCountsAPersonOfTwoRowsOnceAndKnowsTheLimit() {
        limit(2);
        var text = """
                name,phone,email
                Ann,2125550110,
                Ann,2125550110,ann@example.com
                Ann,,ann@example.com
                Bo,2125550111,
                Cy,2125550112,
                """;
        var id = imports.made(Map.of("content", text, "dryRun", true));
        for (int times = 0; times < 2; times++) {
            imports.run();
            var tried = imports.shown(id);
            assertEquals("done", tried.at("status"), tried.body());
            assertEquals(2L, tried.at("totals.created"), tried.body());
            assertEquals(2L, tried.at("totals.updated"), tried.body());
            assertTrue(imports.result(id).contains("5,failed,,limit_reached"), imports.result(id));
            test.clock().advance(Duration.ofMinutes(1));
            imports.call(StartImport.Function::new, id, "start")
                    .body(Map.of("dryRun", times == 0))
                    .send();
        }
        imports.run();
        assertEquals(
                2L, imports.shown(id).at("totals.created"), imports.shown(id).body());
        assertEquals(
                1L, imports.shown(id).at("totals.failed"), imports.shown(id).body());
        assertEquals(2, imports.all().size());
    }

    @Test
    void whatIsTooMuchOfARowIsLeftOutAndStopsNoOther() {
        var id = imports.made(Map.of("content", """
                External ID,name,phone
                1,Ann,2125550110
                %s,Bo,2125550111
                %s,Cy,
                4,Di,2125550113
                """.formatted("é".repeat(600), "é".repeat(600))));
        imports.run();
        assertEquals("done", imports.shown(id).at("status"), imports.shown(id).body());
        assertEquals(3L, imports.shown(id).at("totals.created"), imports.result(id));
        assertEquals(Map.of(), imports.lead("+12125550111").externalIds());
        assertEquals(Map.of("import", "4"), imports.lead("+12125550113").externalIds());
        assertTrue(imports.result(id).contains(",externalIds"), imports.result(id));
        assertTrue(imports.result(id).contains("3,failed,,no_contact externalIds"), imports.result(id));
    }

    @Test
    void aColumnOfIdsIsNoOutsideId() {
        imports.made(Map.of("content", "id,name,phone\n1,Ann,2125550110\n"));
        var other = imports.made(Map.of("content", "Customer ID,name,phone\n1,Bob,2125550199\n1,Bea,2125550198\n"));
        imports.run();
        assertEquals("customFields.customerid", imports.shown(other).at("mapping.Customer ID"));
        assertEquals("Ann", imports.lead("+12125550110").name());
        assertEquals("1", imports.lead("+12125550110").customFields().get("id"));
        assertEquals("Bob", imports.lead("+12125550199").name());
        assertEquals("Bea", imports.lead("+12125550198").name());
        assertEquals(3, imports.all().size());
    }

    @Test
    void anOutsideIdThatIsSomebodyElsesIsNotBelieved() {
        imports.made(Map.of("content", "External ID,name,phone,email\n1,Ann,2125550110,ann@example.com\n"));
        imports.run();
        var id = imports.made(Map.of(
                "content",
                """
                id,name,phone,email
                1,Bob,2125550199,
                1,Bea,2125550198,bea@example.com
                1,Ann Other,2125550111,ann@example.com
                1,Ann Third,,
                """,
                "mapping",
                Map.of("id", "externalId", "name", "name", "phone", "phone", "email", "email")));
        imports.run();
        assertEquals(
                2L, imports.shown(id).at("totals.failed"), imports.shown(id).body());
        assertEquals(2L, imports.shown(id).at("totals.updated"));
        assertTrue(imports.result(id).contains("1,failed,,other_person"), imports.result(id));
        assertTrue(imports.result(id).contains("2,failed,,other_person"), imports.result(id));
        assertEquals("Ann Third", imports.lead("+12125550111").name(), "who has a new number only");
        assertEquals(1, imports.all().size());
    }

    @Test
    void anImportThatGreetsManyFitsIntoItsTransactions() {
        var text = new StringBuilder("name,phone\n");
        for (int i = 0; i < 40; i++) {
            text.append("Lead ")
                    .append(i)
                    .append(',')
                    .append(ImportFixture.phone(i))
                    .append('\n');
        }
        var id = imports.made(Map.of("content", text.toString(), "greet", true));
        imports.run();
        assertEquals("done", imports.shown(id).at("status"), imports.shown(id).body());
        assertEquals(40L, imports.shown(id).at("totals.created"));
        assertEquals(40, test.waiting(QueueName.LEAD_EVENTS));
    }

    @Test
    void anImportWhoseMessageWasLostIsSetGoingAgain() {
        var id = imports.made(Map.of("content", "name,phone\nAnn,2125550110\n"));
        new RunImport(platform, new Imports(platform)).work(tenant, new ImportDue(id), Duration.ZERO);
        assertEquals("running", imports.shown(id).at("status"));
        lose();
        var otherwise = imports.call(StartImport.Function::new, id, "start")
                .body(Map.of("mapping", Map.of("name", "company")))
                .send();
        assertEquals(409, otherwise.status(), otherwise.body());
        var started = imports.call(StartImport.Function::new, id, "start")
                .body(Map.of())
                .send();
        assertEquals(202, started.status(), started.body());
        imports.run();
        assertEquals("done", imports.shown(id).at("status"));
        assertEquals(1L, imports.shown(id).at("totals.created"));

        imports.call(UndoImport.Function::new, id, "undo").send();
        lose();
        assertEquals(
                202, imports.call(UndoImport.Function::new, id, "undo").send().status());
        imports.run();
        assertEquals("undone", imports.shown(id).at("status"));
        assertEquals(0, imports.all().size());
    }

    @Test
    void anotherTenantFindsNoneOfIt() {
        var id = imports.made(Map.of("content", "name,phone\nAnn,2125550110\n"));
        imports.run();
        for (var function : List.<Function<Platform, ? extends HttpFunction>>of(
                GetImport.Function::new, StartImport.Function::new, UndoImport.Function::new)) {
            var answer = test.call(test.function(function, Permission.MANAGE), "POST", "/v1/imports/" + id)
                    .path("id", id)
                    .as(test.user(test.tenant(), Role.OWNER))
                    .body(Map.of())
                    .send();
            assertEquals(404, answer.status(), answer.body());
        }
        assertFalse(imports.all().isEmpty());
    }

    private void limit(int most) {
        var settings = Json.fromTree(Map.of("limits", Map.of("leads", most)), SubAccountSettings.class);
        var business = new SubAccount(
                tenant.id().value(),
                "Sunny Solar",
                "sunny",
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                settings,
                null,
                null,
                null,
                null);
        var rows = platform.database().table(TableName.SUBACCOUNTS).of(tenant);
        platform.database().commit(rows.put(SubAccounts.KEY, business, Actor.SYSTEM));
    }

    /** Takes the message and does nothing about it. */
    private void lose() {
        test.drain(QueueName.IMPORTS, new QueueFunction<>(platform, ImportDue.class, (of, due) -> Outcome.DONE) {});
    }
}
