package com.loctelli.leads.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import com.loctelli.leads.FactName;
import com.loctelli.leads.Lead;
import com.loctelli.leads.LeadFilter;
import com.loctelli.leads.Leads;
import com.loctelli.leads.NewFact;
import com.loctelli.leads.TenantLeads;
import com.loctelli.leads.tasks.NewTask;
import com.loctelli.leads.tasks.Tasks;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ImportTest {
    private static final StopSwitch STOPS = new StopSwitch();

    private final TestPlatform test = TestPlatform.start(Map.of(), List.of(STOPS));
    private final Platform platform = test.platform();
    private final Tenant tenant = test.tenant();
    private final TenantLeads leads = new Leads(platform).of(tenant);

    @Test
    void rowsBecomeLeadsAndEachHasItsResult() {
        var known =
                leads.create(com.loctelli.leads.NewLead.whoTexted(PhoneNumber.ofE164("+12125550111")), Actor.SYSTEM);
        var id = made(Map.of("content", """
                First Name;Nachname;Mobile;E-Mail;Shoe size
                Ann;Other;(212) 555-0110;ann@example.com;38
                "Bo; the second";;212-555-0111;;40
                Nobody;;;;
                Cy;;;cy@example.com;41
                Dee;;n/a;;
                """, "tags", List.of("spring")));
        run();
        var shown = shown(id);
        assertEquals("done", shown.at("status"), shown.body());
        assertEquals(";", shown.at("delimiter"));
        assertEquals("phone", shown.at("mapping.Mobile"));
        assertEquals("customFields.shoesize", shown.at("mapping.Shoe size"));
        assertEquals(5L, shown.at("totals.rows"));
        assertEquals(2L, shown.at("totals.created"));
        assertEquals(1L, shown.at("totals.updated"));
        assertEquals(2L, shown.at("totals.failed"));
        var ann = lead("+12125550110");
        assertEquals("Ann Other", ann.name());
        assertEquals("38", ann.customFields().get("shoesize"));
        assertEquals(List.of("spring"), ann.tags());
        assertEquals("Bo; the second", leads.need(known.sk()).value().firstName());
        var result = result(id);
        assertTrue(result.startsWith("row,outcome,leadId,problems"), result);
        assertTrue(result.contains("2,updated," + known.sk()), result);
        assertTrue(result.contains("3,failed,,no_contact"), result);
        assertTrue(result.contains("5,failed,,no_contact phone"), result);
        assertEquals(3, all().size(), "who cannot be known again is no lead");
        assertEquals(1, test.waiting(QueueName.LEAD_EVENTS), "only the one made by hand: an import greets nobody");
    }

    @Test
    void whateverIsStoppedOrDeliveredTwiceEachRowIsWorkedOnce() {
        int many = 120;
        var text = new StringBuilder("name,phone\n");
        for (int i = 0; i < many; i++) {
            text.append("Lead ").append(i).append(',').append(phone(i)).append('\n');
        }
        var id = made(Map.of("content", text.toString()));
        var random = new java.util.Random(5);
        for (int i = 0; i < 60 && !"done".equals(shown(id).at("status")); i++) {
            if (i < 4) {
                STOPS.arm(2 + random.nextInt(20), random.nextBoolean());
            }
            twice();
            STOPS.restart();
            test.clock().advance(Duration.ofMinutes(6));
        }
        var shown = shown(id);
        assertEquals("done", shown.at("status"), shown.body());
        assertEquals((long) many, shown.at("totals.rows"));
        assertEquals((long) many, shown.at("totals.created"));
        assertEquals(many, all().size());
        assertEquals(many + 1, result(id).lines().count());
    }

    @Test
    void aTrialChangesNothingAndCanBeMadeInEarnest() {
        var id = made(Map.of("content", "name,phone\nAnn,2125550110\n", "dryRun", true));
        run();
        assertEquals(1L, shown(id).at("totals.created"));
        assertEquals(0, all().size());
        var undone = call(UndoImport.Function::new, id, "undo").send();
        assertEquals(409, undone.status());
        var started =
                call(StartImport.Function::new, id, "start").body(Map.of()).send();
        assertEquals(202, started.status(), started.body());
        run();
        assertEquals(1L, shown(id).at("totals.created"));
        assertEquals(1, all().size());
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
        var id = made(Map.of("content", text, "dryRun", true));
        for (int times = 0; times < 2; times++) {
            run();
            var tried = shown(id);
            assertEquals("done", tried.at("status"), tried.body());
            assertEquals(2L, tried.at("totals.created"), tried.body());
            assertEquals(2L, tried.at("totals.updated"), tried.body());
            assertTrue(result(id).contains("5,failed,,limit_reached"), result(id));
            test.clock().advance(Duration.ofMinutes(1));
            call(StartImport.Function::new, id, "start")
                    .body(Map.of("dryRun", times == 0))
                    .send();
        }
        run();
        assertEquals(2L, shown(id).at("totals.created"), shown(id).body());
        assertEquals(1L, shown(id).at("totals.failed"), shown(id).body());
        assertEquals(2, all().size());
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

    @Test
    void anUndoTakesBackAllButWhatSomebodyHasChangedSince() {
        var old = leads.create(com.loctelli.leads.NewLead.whoTexted(PhoneNumber.ofE164("+12125550113")), Actor.SYSTEM);
        var before = leads.need(old.sk()).value();
        var id = made(
                Map.of("content", "name,phone\nAnn,2125550110\nBo,2125550111\nCy,2125550113\n", "tags", List.of("x")));
        run();
        assertEquals(1L, shown(id).at("totals.updated"));
        var bo = Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164("+12125550111")));
        leads.tag(bo.sk(), "vip", true, Actor.user("usr_1"));
        assertEquals(202, call(UndoImport.Function::new, id, "undo").send().status());
        run();
        var shown = shown(id);
        assertEquals("undone", shown.at("status"), shown.body());
        assertEquals(2L, shown.at("totals.undone"));
        assertEquals(1L, shown.at("totals.kept"));
        assertNull(leads.withPhone(PhoneNumber.ofE164("+12125550110")));
        assertTrue(leads.need(bo.sk()).value().tags().contains("vip"));
        assertTrue(leads.need(old.sk()).value().isSameAs(before));
    }

    @Test
    void anUndoLeavesWhereSomebodyHasLeftSomething() {
        var id = made(Map.of("content", """
                name,phone
                Ann,2125550110
                Bo,2125550111
                Cy,2125550112
                Di,2125550113
                """));
        run();
        var noted = withPhone("+12125550110");
        var told = withPhone("+12125550111");
        var due = withPhone("+12125550112");
        leads.addNote(noted, "call her on Monday", Actor.user("usr_1"));
        leads.recordFact(told, NewFact.text(FactName.BUDGET, "10k"), Actor.AI);
        new Tasks(platform).of(tenant).make(new NewTask(due, "Call", null, null), Actor.user("usr_1"));
        call(UndoImport.Function::new, id, "undo").send();
        run();
        var shown = shown(id);
        assertEquals("undone", shown.at("status"), shown.body());
        assertEquals(1L, shown.at("totals.undone"));
        assertEquals(3L, shown.at("totals.kept"));
        assertNull(leads.withPhone(PhoneNumber.ofE164("+12125550113")));
        assertEquals(1, leads.notes(noted, null, 10).data().size());
        assertEquals(1, leads.facts(told).size());
        assertEquals("Cy", leads.need(due).value().name());
    }

    private String withPhone(String e164) {
        return Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164(e164))).sk();
    }

    @Test
    void theSamePersonTwiceInOneFileIsTakenBackToTheFirstRow() {
        var old = leads.create(com.loctelli.leads.NewLead.whoTexted(PhoneNumber.ofE164("+12125550113")), Actor.SYSTEM);
        var before = leads.need(old.sk()).value();
        var id = made(Map.of("content", """
                name,phone,company
                Ann,2125550110,
                Cy,2125550113,
                Ann,2125550110,Acme
                Cy,2125550113,Acme
                Ann,2125550110,Emca
                Cy,2125550113,Emca
                """));
        run();
        assertEquals(1L, shown(id).at("totals.created"));
        assertEquals(5L, shown(id).at("totals.updated"));
        for (int i = 0; i < 40 && !"undone".equals(shown(id).at("status")); i++) {
            call(UndoImport.Function::new, id, "undo").send();
            STOPS.arm(1 + i, i % 2 == 0);
            twice();
            STOPS.restart();
            test.clock().advance(Duration.ofMinutes(6));
        }
        var shown = shown(id);
        assertEquals("undone", shown.at("status"), shown.body());
        assertEquals(6L, shown.at("totals.undone"));
        assertEquals(0L, shown.at("totals.kept"));
        assertNull(leads.withPhone(PhoneNumber.ofE164("+12125550110")));
        assertTrue(leads.need(old.sk()).value().isSameAs(before));
    }

    @Test
    void aLeadThatWasChangedBetweenTwoOfItsRowsKeepsWhatTheFirstMade() {
        var id = made(Map.of("content", "name,phone,company\nAnn,2125550110,\nAnn,2125550110,Acme\n"));
        var worker = new RunImport(platform, new Imports(platform));
        // Two rows of one person are two transactions: the worker is stopped after the first.
        for (int calls = 0; all().isEmpty(); calls++) {
            STOPS.arm(calls, false);
            try {
                worker.work(tenant, new ImportDue(id));
            } catch (RuntimeException _) {
                // As if the process had ended.
            }
            STOPS.restart();
        }
        assertEquals(1L, shown(id).at("totals.rows"), shown(id).body());
        var ann = Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164("+12125550110")));
        leads.tag(ann.sk(), "vip", true, Actor.user("usr_1"));
        run();
        call(UndoImport.Function::new, id, "undo").send();
        run();
        assertEquals(1L, shown(id).at("totals.undone"), shown(id).body());
        assertEquals(1L, shown(id).at("totals.kept"));
        assertEquals(List.of("vip"), leads.need(ann.sk()).value().tags());
        assertNull(leads.need(ann.sk()).value().company());
    }

    @Test
    void whatIsTooMuchOfARowIsLeftOutAndStopsNoOther() {
        var id = made(Map.of("content", """
                External ID,name,phone
                1,Ann,2125550110
                %s,Bo,2125550111
                %s,Cy,
                4,Di,2125550113
                """.formatted("é".repeat(600), "é".repeat(600))));
        run();
        assertEquals("done", shown(id).at("status"), shown(id).body());
        assertEquals(3L, shown(id).at("totals.created"), result(id));
        assertEquals(Map.of(), lead("+12125550111").externalIds());
        assertEquals(Map.of("import", "4"), lead("+12125550113").externalIds());
        assertTrue(result(id).contains(",externalIds"), result(id));
        assertTrue(result(id).contains("3,failed,,no_contact externalIds"), result(id));
    }

    @Test
    void aFileOfTooManyColumnsIsRefused() {
        var header = new StringBuilder("phone");
        for (int i = 0; i < 500; i++) {
            header.append(",column ").append(i);
        }
        var id = made(Map.of("content", header + "\n2125550110\n"));
        run();
        assertEquals("failed", shown(id).at("status"), shown(id).body());
        assertEquals("too_many_columns", shown(id).at("failure"));
        var named = call(CreateImport.Function::new, "", "")
                .body(Map.of("content", "a\n1\n", "mapping", Map.of("a".repeat(201), "name")))
                .send();
        assertEquals(List.of("/mapping"), named.wrongFields());
    }

    @Test
    void aColumnOfIdsIsNoOutsideId() {
        made(Map.of("content", "id,name,phone\n1,Ann,2125550110\n"));
        var other = made(Map.of("content", "Customer ID,name,phone\n1,Bob,2125550199\n1,Bea,2125550198\n"));
        run();
        assertEquals("customFields.customerid", shown(other).at("mapping.Customer ID"));
        assertEquals("Ann", lead("+12125550110").name());
        assertEquals("1", lead("+12125550110").customFields().get("id"));
        assertEquals("Bob", lead("+12125550199").name());
        assertEquals("Bea", lead("+12125550198").name());
        assertEquals(3, all().size());
    }

    @Test
    void anOutsideIdThatIsSomebodyElsesIsNotBelieved() {
        made(Map.of("content", "External ID,name,phone,email\n1,Ann,2125550110,ann@example.com\n"));
        run();
        var id = made(Map.of(
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
        run();
        assertEquals(2L, shown(id).at("totals.failed"), shown(id).body());
        assertEquals(2L, shown(id).at("totals.updated"));
        assertTrue(result(id).contains("1,failed,,other_person"), result(id));
        assertTrue(result(id).contains("2,failed,,other_person"), result(id));
        assertEquals("Ann Third", lead("+12125550111").name(), "who has a new number only");
        assertEquals(1, all().size());
    }

    @Test
    void anImportThatGreetsManyFitsIntoItsTransactions() {
        var text = new StringBuilder("name,phone\n");
        for (int i = 0; i < 40; i++) {
            text.append("Lead ").append(i).append(',').append(phone(i)).append('\n');
        }
        var id = made(Map.of("content", text.toString(), "greet", true));
        run();
        assertEquals("done", shown(id).at("status"), shown(id).body());
        assertEquals(40L, shown(id).at("totals.created"));
        assertEquals(40, test.waiting(QueueName.LEAD_EVENTS));
    }

    @Test
    void anImportWhoseMessageWasLostIsSetGoingAgain() {
        var id = made(Map.of("content", "name,phone\nAnn,2125550110\n"));
        new RunImport(platform, new Imports(platform)).work(tenant, new ImportDue(id), Duration.ZERO);
        assertEquals("running", shown(id).at("status"));
        lose();
        var otherwise = call(StartImport.Function::new, id, "start")
                .body(Map.of("mapping", Map.of("name", "company")))
                .send();
        assertEquals(409, otherwise.status(), otherwise.body());
        var started =
                call(StartImport.Function::new, id, "start").body(Map.of()).send();
        assertEquals(202, started.status(), started.body());
        run();
        assertEquals("done", shown(id).at("status"));
        assertEquals(1L, shown(id).at("totals.created"));

        call(UndoImport.Function::new, id, "undo").send();
        lose();
        assertEquals(202, call(UndoImport.Function::new, id, "undo").send().status());
        run();
        assertEquals("undone", shown(id).at("status"));
        assertEquals(0, all().size());
    }

    @Test
    void whatWasMadeOfAFileThatBreaksIsToldAndCanBeTakenBack() {
        var text = new StringBuilder("name,phone\n");
        for (int i = 0; i < 30; i++) {
            text.append("Lead ").append(i).append(',').append(phone(i)).append('\n');
        }
        text.append("x".repeat(150_000)).append(",\n");
        var id = uploaded(text.toString());
        run();
        var shown = shown(id);
        assertEquals("failed", shown.at("status"), shown.body());
        assertEquals("not_a_table", shown.at("failure"));
        int made = all().size();
        assertTrue(made > 0);
        assertEquals((long) made, shown.at("totals.rows"));
        assertEquals(made + 1, result(id).lines().count());
        var again = call(StartImport.Function::new, id, "start").body(Map.of()).send();
        assertEquals(409, again.status(), again.body());
        assertEquals(202, call(UndoImport.Function::new, id, "undo").send().status());
        run();
        assertEquals("undone", shown(id).at("status"));
        assertEquals((long) made, shown(id).at("totals.undone"));
        assertEquals(0, all().size());
    }

    @Test
    void aFileThatCannotBeReadAtAllMayComeAgain() {
        var id = uploaded("x".repeat(150_000) + ",phone\n");
        run();
        assertEquals("failed", shown(id).at("status"), shown(id).body());
        assertEquals(409, call(UndoImport.Function::new, id, "undo").send().status());
        platform.files()
                .put(
                        tenant,
                        "imports/" + id + "/rows.csv",
                        "text/csv",
                        "name,phone\nAnn,2125550110\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                202,
                call(StartImport.Function::new, id, "start")
                        .body(Map.of())
                        .send()
                        .status());
        run();
        assertEquals("done", shown(id).at("status"), shown(id).body());
    }

    @Test
    void theFileOfAnImportIsKeptAndCountedUntilTheImportIsOver() {
        var text = "name,phone\nAnn,2125550110\n";
        var id = made(Map.of("content", text, "dryRun", true));
        run();
        assertEquals(text.length(), stored());
        assertTrue(platform.files().list(tenant).contains("imports/" + id + "/rows.csv"));
        call(StartImport.Function::new, id, "start").body(Map.of()).send();
        run();
        assertEquals("done", shown(id).at("status"), shown(id).body());
        assertEquals(0, stored());
        assertFalse(platform.files().list(tenant).contains("imports/" + id + "/rows.csv"));
        var again = call(StartImport.Function::new, id, "start").body(Map.of()).send();
        assertEquals("leads/import-not-now", again.at("type"));
        call(UndoImport.Function::new, id, "undo").send();
        run();
        assertEquals("undone", shown(id).at("status"), shown(id).body());
        assertEquals(0, stored());
        assertEquals(2, result(id).lines().count());
    }

    @Test
    void aFileThatProvesWhatPeopleAgreedToStays() {
        var text = "name,phone\nAnn,2125550110\n";
        made(Map.of("content", text, "consent", Map.of("kind", "express")));
        run();
        test.clock().advance(Duration.ofDays(31));
        assertEquals(1, new KeptFiles(platform, tenant).sweep());
        assertEquals(text.length(), stored());
        assertEquals(0, new KeptFiles(platform, tenant).sweep());
    }

    @Test
    void theFilesOfImportsThatNobodyBeginsAreGivenBack() {
        made(Map.of("contentLength", 1000));
        var tried = made(Map.of("content", "name,phone\nAnn,2125550110\n", "dryRun", true));
        run();
        var files = new KeptFiles(platform, tenant);
        assertEquals(0, files.sweep());
        assertTrue(stored() > 1000);
        test.clock().advance(Duration.ofDays(31));
        assertEquals(2, files.sweep());
        assertEquals(0, stored());
        assertEquals(0, files.sweep());
        var started =
                call(StartImport.Function::new, tried, "start").body(Map.of()).send();
        assertEquals("leads/import-without-file", started.at("type"));
    }

    private long stored() {
        return new Usage(platform).of(tenant).spent(Metric.STORAGE_BYTES).month();
    }

    /** Takes the message and does nothing about it. */
    private void lose() {
        test.drain(QueueName.IMPORTS, new QueueFunction<>(platform, ImportDue.class, (of, due) -> Outcome.DONE) {});
    }

    @Test
    void anUploadedFileOfAnyEncodingIsRead() {
        for (var charset : List.of("UTF-8", "UTF-16LE", "windows-1252")) {
            var made = call(CreateImport.Function::new, "", "")
                    .body(Map.of("contentLength", 100, "fileName", "leads.csv"))
                    .send();
            assertEquals(201, made.status(), made.body());
            assertEquals("awaiting_upload", made.at("status"));
            assertTrue(String.valueOf(made.at("uploadUrl")).startsWith("http"));
            var id = String.valueOf(made.at("id"));
            assertEquals(
                    "leads/import-without-file",
                    call(StartImport.Function::new, id, "start")
                            .body(Map.of())
                            .send()
                            .at("type"));
            var number = "212555" + String.format(Locale.ROOT, "%04d", 200 + charset.length());
            var text = (charset.startsWith("UTF") ? "\uFEFF" : "")
                    + "Nombre\tTeléfono\nJosé Müller de la Peña, señor año niño\t" + number + "\n";
            platform.files()
                    .put(tenant, "imports/" + id + "/rows.csv", "text/csv", text.getBytes(Charset.forName(charset)));
            call(StartImport.Function::new, id, "start").body(Map.of()).send();
            run();
            var shown = shown(id);
            assertEquals(1L, shown.at("totals.created"), shown.body());
            assertEquals("\t", shown.at("delimiter"));
            assertTrue(
                    lead("+1" + number).name().startsWith("José Müller"),
                    charset + lead("+1" + number).name());
        }
    }

    @Test
    void anAccentLateInAFileIsReadAsItWasWritten() {
        var text = new StringBuilder("name\tphone\tnote\n");
        for (int i = 0; i < 80; i++) {
            text.append("Lead ").append(i).append('\t').append(phone(i)).append('\t');
            text.append("a note. ".repeat(110)).append('\n');
        }
        assertTrue(text.length() > 64 * 1024);
        text.append("José Müller de la Peña, señor año niño\t2125550110\t\n");
        var id = uploaded(text.toString(), Charset.forName("windows-1252"));
        run();
        assertEquals(81L, shown(id).at("totals.created"), shown(id).body());
        assertTrue(lead("+12125550110").name().startsWith("José Müller"), lead("+12125550110").name());
    }

    @Test
    void whatCannotBeMappedIsRefused() {
        var mapped = call(CreateImport.Function::new, "", "")
                .body(Map.of("content", "a,b\n1,2\n", "mapping", Map.of("a", "password")))
                .send();
        assertEquals(List.of("/mapping"), mapped.wrongFields());
        var neither = call(CreateImport.Function::new, "", "").body(Map.of()).send();
        assertEquals(List.of("/content"), neither.wrongFields());
    }

    @Test
    void anotherTenantFindsNoneOfIt() {
        var id = made(Map.of("content", "name,phone\nAnn,2125550110\n"));
        run();
        for (var function : List.<Function<Platform, ? extends HttpFunction>>of(
                GetImport.Function::new, StartImport.Function::new, UndoImport.Function::new)) {
            var answer = test.call(test.function(function, Permission.MANAGE), "POST", "/v1/imports/" + id)
                    .path("id", id)
                    .as(test.user(test.tenant(), Role.OWNER))
                    .body(Map.of())
                    .send();
            assertEquals(404, answer.status(), answer.body());
        }
        assertFalse(all().isEmpty());
    }

    @Test
    void aFileThatIsTooLongForTheRequestIsRefusedByItsName() {
        var tooLong = call(CreateImport.Function::new, "", "")
                .body(Map.of("content", "Ann,2125550110\n".repeat(33_334)))
                .send();
        assertEquals(400, tooLong.status());
        assertEquals(List.of("/content"), tooLong.wrongFields());
        made(Map.of("content", "name,phone\n" + "Ann,2125550110\n".repeat(33_332)));
    }

    private static String phone(int i) {
        return "+1212736" + String.format(Locale.ROOT, "%04d", 1000 + i);
    }

    private String uploaded(String text) {
        return uploaded(text, StandardCharsets.UTF_8);
    }

    private String uploaded(String text, Charset charset) {
        var bytes = text.getBytes(charset);
        var id = made(Map.of("contentLength", bytes.length));
        platform.files().put(tenant, "imports/" + id + "/rows.csv", "text/csv", bytes);
        var started =
                call(StartImport.Function::new, id, "start").body(Map.of()).send();
        assertEquals(202, started.status(), started.body());
        return id;
    }

    private String made(Map<String, Object> body) {
        var made = call(CreateImport.Function::new, "", "").body(body).send();
        assertEquals(201, made.status(), made.body());
        return String.valueOf(made.at("id"));
    }

    private HttpCall call(Function<Platform, ? extends HttpFunction> function, String id, String what) {
        var call = test.call(
                        test.function(function, Permission.MANAGE),
                        "POST",
                        "/v1/imports" + (id.isEmpty() ? "" : "/" + id + "/" + what))
                .as(test.user(tenant, Role.OWNER));
        return id.isEmpty() ? call : call.path("id", id);
    }

    private HttpCall.Answer shown(String id) {
        return test.call(test.function(GetImport.Function::new, Permission.VIEW), "GET", "/v1/imports/" + id)
                .path("id", id)
                .as(test.user(tenant, Role.VIEWER))
                .send();
    }

    private void run() {
        test.drain(QueueName.IMPORTS, new RunImport.Function(platform));
    }

    private void twice() {
        var one = new RunImport.Function(platform);
        test.drain(QueueName.IMPORTS, (event, context) -> {
            one.handleRequest(event, context);
            return one.handleRequest(event, context);
        });
    }

    private Lead lead(String phone) {
        return Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164(phone)))
                .value();
    }

    private List<Object> all() {
        return new ArrayList<>(leads.page(LeadFilter.ALL, null, 500).data());
    }

    private String result(String id) {
        return new String(
                platform.files().find(tenant, "imports/" + id + "/result-1.csv").orElseThrow(), StandardCharsets.UTF_8);
    }
}
