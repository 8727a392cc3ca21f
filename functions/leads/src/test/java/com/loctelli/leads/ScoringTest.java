package com.loctelli.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.leads.imports.CreateImport;
import com.loctelli.leads.imports.RunImport;
import com.loctelli.leads.imports.UndoImport;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Promise: a score has visible reasons, and follows from the lead's events and facts whenever it is made anew. */
class ScoringTest {
    private static final TestPlatform TEST = TestPlatform.start();
    private final Tenant tenant = TEST.tenant();
    private final TenantLeads leads = new Leads(TEST.platform()).of(tenant);
    private final Scores scores = new Scores(TEST.platform(), new Leads(TEST.platform()));

    @Test
    void whatTheLeadTellsAndBooksMakesTheScoreAndIsNamed() {
        var id = lead();
        assertEquals(List.of("has_phone 5", "has_email 5"), reasons(id));
        fact(id, FactName.BUDGET, "8000");
        fact(id, FactName.TIMELINE, "this month");
        event(id, "booking_pending", "bk_1");
        event(id, "booking_confirmed", "bk_1");
        assertEquals(
                List.of("has_phone 5", "has_email 5", "told_budget 15", "told_timeline 15", "booking_confirmed 30"),
                reasons(id));
        assertEquals(70, scores.of(tenant, id).value());
        event(id, "booking_cancelled", "bk_1");
        assertEquals(30, scores.of(tenant, id).value());
    }

    @Test
    void theScoreStaysBetweenNoughtAndAHundred() {
        var id = lead();
        event(id, "opted_out", null);
        var score = scores.of(tenant, id);
        assertEquals(0, score.value());
        assertTrue(score.reasons().contains(new Score.Reason("opted_out", -100)), score.toString());
        var best = lead();
        for (var name : List.of(FactName.BUDGET, FactName.TIMELINE, FactName.DECISION_MAKER, FactName.NEED)) {
            fact(best, name, "yes");
        }
        leads.changeStatus(best, LeadStatus.QUALIFIED, null, Actor.AI);
        event(best, "booking_completed", "bk_2");
        assertEquals(100, scores.of(tenant, best).value());
    }

    @Test
    void theSweepScoresWhoeverWasActiveOnceAndWritesOnlyWhatChanged() {
        var id = lead();
        assertEquals(0, scores.recent(tenant), "what a text brings about may still be under way");
        settle();
        assertEquals(1, scores.recent(tenant));
        var kept = leads.need(id);
        assertEquals(10, kept.value().score().value());
        assertEquals(1, kept.version(), "nobody has changed the lead");
        settle();
        assertEquals(0, scores.recent(tenant));
        assertEquals(kept.version(), leads.need(id).version());
        fact(id, FactName.NEED, "a roof");
        leads.changeStatus(id, LeadStatus.QUALIFIED, null, Actor.SYSTEM);
        settle();
        assertEquals(1, scores.recent(tenant));
        assertEquals(35, leads.need(id).value().score().value());
        TEST.clock().advance(Duration.ofDays(15));
        settle();
        assertEquals(0, scores.recent(tenant), "nothing happened to the lead itself for long");
        assertTrue(reasons(id).contains("silent_14_days -10"), reasons(id).toString());
        assertEquals(35, leads.need(id).value().score().value(), "who asks for the score writes none");
    }

    @Test
    void whoSaysStopAndNothingElseIsScoredAgainForIt() {
        var id = lead();
        fact(id, FactName.BUDGET, "8000");
        settle();
        assertEquals(1, scores.recent(tenant));
        assertEquals(25, leads.need(id).value().score().value());
        TEST.clock().advance(Duration.ofDays(15));
        event(id, "opted_out", null);
        TEST.platform()
                .database()
                .commit(leads.texted(leads.need(id), TEST.platform().clock().now()));
        settle();
        assertEquals(1, scores.recent(tenant));
        assertEquals(0, leads.need(id).value().score().value());
        assertFalse(reasons(id).contains("silent_14_days -10"), "who texts is not silent");
    }

    @Test
    void whoPutsBackAnOlderScoreHasTheLeadScoredAgain() {
        var id = lead();
        var before = leads.need(id);
        settle();
        assertEquals(1, scores.recent(tenant));
        assertTrue(leads.restore(id, before.version(), before.value(), Actor.SYSTEM), "a score is no change");
        assertNull(leads.need(id).value().score());
        settle();
        assertEquals(1, scores.recent(tenant));
        assertEquals(10, leads.need(id).value().score().value());
    }

    @Test
    void anImportIsTakenBackThoughItsLeadsWereScoredMeanwhile() {
        var content = "name,phone\nAnn,2125550110\nBo,2125550111\n";
        var made = imports(CreateImport.Function::new, "")
                .body(Map.of("content", content))
                .send();
        var id = String.valueOf(made.at("id"));
        TEST.drain(QueueName.IMPORTS, new RunImport.Function(TEST.platform()));
        settle();
        assertEquals(2, scores.recent(tenant));
        assertEquals(202, imports(UndoImport.Function::new, id).send().status());
        TEST.drain(QueueName.IMPORTS, new RunImport.Function(TEST.platform()));
        assertEquals(List.of(), leads.page(LeadFilter.ALL, null, 10).data());
    }

    private HttpCall imports(Function<Platform, ? extends HttpFunction> function, String id) {
        var call = TEST.call(TEST.function(function, Permission.MANAGE), "POST", "/v1/imports")
                .as(TEST.user(tenant, Role.OWNER));
        return id.isEmpty() ? call : call.path("id", id);
    }

    private static void settle() {
        TEST.clock().advance(Duration.ofMinutes(3));
    }

    @Test
    void theSameEventsMakeTheSameScore() {
        var id = lead();
        event(id, "handed_over", null);
        assertEquals(scores.of(tenant, id).reasons(), scores.of(tenant, id).reasons());
        assertTrue(reasons(id).contains("wants_a_person 5"), reasons(id).toString());
    }

    private List<String> reasons(String id) {
        return scores.of(tenant, id).reasons().stream()
                .map(reason -> reason.rule() + " " + reason.points())
                .toList();
    }

    private String lead() {
        var number = "+1212736" + (1000 + (int) (System.nanoTime() % 9000));
        var fields = LeadChange.builder()
                .name("Ann")
                .phone(number)
                .email("a" + TEST.platform().ids().token() + "@example.com")
                .build();
        return leads.create(NewLead.of(LeadSource.MANUAL, fields), Actor.SYSTEM).sk();
    }

    private void fact(String id, FactName name, String value) {
        TEST.clock().advance(Duration.ofMillis(5));
        leads.recordFact(id, new NewFact(name, value, "text", 90, 1L, "cv_1"), Actor.AI);
    }

    private void event(String id, String type, String ref) {
        TEST.clock().advance(Duration.ofMillis(5));
        var event = LeadEvent.of(type, Actor.SYSTEM, TEST.platform().clock().now());
        TEST.platform().database().commit(leads.event(id, ref == null ? event : event.about(ref)));
    }
}
