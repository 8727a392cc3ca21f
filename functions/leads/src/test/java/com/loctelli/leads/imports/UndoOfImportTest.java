package com.loctelli.leads.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.FactName;
import com.loctelli.leads.NewFact;
import com.loctelli.leads.TenantLeads;
import com.loctelli.leads.tasks.NewTask;
import com.loctelli.leads.tasks.Tasks;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an import did is taken back, but for what somebody has done since. */
class UndoOfImportTest {
    private final ImportFixture imports = new ImportFixture();
    private final TestPlatform test = imports.test;
    private final Platform platform = imports.platform;
    private final Tenant tenant = imports.tenant;
    private final TenantLeads leads = imports.leads;

    @Test
    void anUndoTakesBackAllButWhatSomebodyHasChangedSince() {
        var old = leads.create(com.loctelli.leads.NewLead.whoTexted(PhoneNumber.ofE164("+12125550113")), Actor.SYSTEM);
        var before = leads.need(old.sk()).value();
        var id = imports.made(
                Map.of("content", "name,phone\nAnn,2125550110\nBo,2125550111\nCy,2125550113\n", "tags", List.of("x")));
        imports.run();
        assertEquals(1L, imports.shown(id).at("totals.updated"));
        var bo = Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164("+12125550111")));
        leads.tag(bo.sk(), "vip", true, Actor.user("usr_1"));
        assertEquals(
                202, imports.call(UndoImport.Function::new, id, "undo").send().status());
        imports.run();
        var shown = imports.shown(id);
        assertEquals("undone", shown.at("status"), shown.body());
        assertEquals(2L, shown.at("totals.undone"));
        assertEquals(1L, shown.at("totals.kept"));
        assertNull(leads.withPhone(PhoneNumber.ofE164("+12125550110")));
        assertTrue(leads.need(bo.sk()).value().tags().contains("vip"));
        assertTrue(leads.need(old.sk()).value().isSameAs(before));
    }

    @Test
    void anUndoLeavesWhereSomebodyHasLeftSomething() {
        var id = imports.made(Map.of("content", """
                name,phone
                Ann,2125550110
                Bo,2125550111
                Cy,2125550112
                Di,2125550113
                Ed,2125550114
                """));
        imports.run();
        var ed = leads.need(withPhone("+12125550114"));
        platform.database().commit(leads.texted(ed, platform.clock().now()));
        var noted = withPhone("+12125550110");
        var told = withPhone("+12125550111");
        var due = withPhone("+12125550112");
        leads.addNote(noted, "call her on Monday", Actor.user("usr_1"));
        leads.recordFact(told, NewFact.text(FactName.BUDGET, "10k"), Actor.AI);
        new Tasks(platform).of(tenant).make(new NewTask(due, "Call", null, null), Actor.user("usr_1"));
        imports.call(UndoImport.Function::new, id, "undo").send();
        imports.run();
        var shown = imports.shown(id);
        assertEquals("undone", shown.at("status"), shown.body());
        assertEquals(1L, shown.at("totals.undone"));
        assertEquals(4L, shown.at("totals.kept"));
        assertNull(leads.withPhone(PhoneNumber.ofE164("+12125550113")));
        assertEquals("Ed", leads.need(ed.sk()).value().name());
        assertEquals(1, leads.notes(noted, null, 10).data().size());
        assertEquals(1, leads.facts(told).size());
        assertEquals("Cy", leads.need(due).value().name());
    }

    @Test
    void theSamePersonTwiceInOneFileIsTakenBackToTheFirstRow() {
        var old = leads.create(com.loctelli.leads.NewLead.whoTexted(PhoneNumber.ofE164("+12125550113")), Actor.SYSTEM);
        var before = leads.need(old.sk()).value();
        var id = imports.made(Map.of("content", """
                name,phone,company
                Ann,2125550110,
                Cy,2125550113,
                Ann,2125550110,Acme
                Cy,2125550113,Acme
                Ann,2125550110,Emca
                Cy,2125550113,Emca
                """));
        imports.run();
        assertEquals(1L, imports.shown(id).at("totals.created"));
        assertEquals(5L, imports.shown(id).at("totals.updated"));
        for (int i = 0; i < 40 && !"undone".equals(imports.shown(id).at("status")); i++) {
            imports.call(UndoImport.Function::new, id, "undo").send();
            imports.stops.arm(1 + i, i % 2 == 0);
            imports.twice();
            imports.stops.restart();
            test.clock().advance(Duration.ofMinutes(6));
        }
        var shown = imports.shown(id);
        assertEquals("undone", shown.at("status"), shown.body());
        assertEquals(6L, shown.at("totals.undone"));
        assertEquals(0L, shown.at("totals.kept"));
        assertNull(leads.withPhone(PhoneNumber.ofE164("+12125550110")));
        assertTrue(leads.need(old.sk()).value().isSameAs(before));
    }

    @Test
    void aLeadThatWasChangedBetweenTwoOfItsRowsKeepsWhatTheFirstMade() {
        var id = imports.made(Map.of("content", "name,phone,company\nAnn,2125550110,\nAnn,2125550110,Acme\n"));
        var worker = new RunImport(platform, new Imports(platform));
        // Two rows of one person are two transactions: the worker is stopped after the first.
        for (int calls = 0; imports.all().isEmpty(); calls++) {
            imports.stops.arm(calls, false);
            try {
                worker.work(tenant, new ImportDue(id));
            } catch (RuntimeException _) {
                // As if the process had ended.
            }
            imports.stops.restart();
        }
        assertEquals(1L, imports.shown(id).at("totals.rows"), imports.shown(id).body());
        var ann = Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164("+12125550110")));
        leads.tag(ann.sk(), "vip", true, Actor.user("usr_1"));
        imports.run();
        imports.call(UndoImport.Function::new, id, "undo").send();
        imports.run();
        assertEquals(
                1L, imports.shown(id).at("totals.undone"), imports.shown(id).body());
        assertEquals(1L, imports.shown(id).at("totals.kept"));
        assertEquals(List.of("vip"), leads.need(ann.sk()).value().tags());
        assertNull(leads.need(ann.sk()).value().company());
    }

    @Test
    void whatWasMadeOfAFileThatBreaksIsToldAndCanBeTakenBack() {
        var text = new StringBuilder("name,phone\n");
        for (int i = 0; i < 30; i++) {
            text.append("Lead ")
                    .append(i)
                    .append(',')
                    .append(ImportFixture.phone(i))
                    .append('\n');
        }
        text.append("x".repeat(150_000)).append(",\n");
        var id = imports.uploaded(text.toString());
        imports.run();
        var shown = imports.shown(id);
        assertEquals("failed", shown.at("status"), shown.body());
        assertEquals("not_a_table", shown.at("failure"));
        int made = imports.all().size();
        assertTrue(made > 0);
        assertEquals((long) made, shown.at("totals.rows"));
        assertEquals(made + 1, imports.result(id).lines().count());
        var again = imports.call(StartImport.Function::new, id, "start")
                .body(Map.of())
                .send();
        assertEquals(409, again.status(), again.body());
        assertEquals(
                202, imports.call(UndoImport.Function::new, id, "undo").send().status());
        imports.run();
        assertEquals("undone", imports.shown(id).at("status"));
        assertEquals((long) made, imports.shown(id).at("totals.undone"));
        assertEquals(0, imports.all().size());
    }

    private String withPhone(String e164) {
        return Objects.requireNonNull(leads.withPhone(PhoneNumber.ofE164(e164))).sk();
    }
}
