package com.loctelli.leads.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An import whose persons have agreed to be texted tells so of every row that it works, and of none that it tries. */
class ImportConsentTest {
    private final TestPlatform test = TestPlatform.start();
    private final Platform platform = test.platform();
    private final Tenant tenant = test.tenant();

    @Test
    void everyRowIsToldOfOnceThoughItsLeadsAreGreetedToo() {
        int many = 40;
        var id = made(many, Map.of("greet", true, "consent", Map.of("kind", "express")));
        run();
        assertEquals("done", shown(id).at("status"), shown(id).body());
        assertEquals((long) many, shown(id).at("totals.created"));
        assertEquals(many, test.waiting(QueueName.LEAD_EVENTS));
        var told = told();
        long next = 1;
        for (var one : told) {
            assertEquals(id, one.importId());
            assertEquals(next, one.fromRow());
            next = one.toRow() + 1;
        }
        assertEquals(many + 1L, next);
    }

    @Test
    void aTrialTellsNothingAndWhatIsThenMadeInEarnestDoes() {
        var id = made(3, Map.of("dryRun", true, "consent", Map.of("kind", "express")));
        run();
        assertEquals("done", shown(id).at("status"), shown(id).body());
        assertEquals(List.of(), told());
        var started = call(StartImport.Function::new, "/" + id + "/start")
                .path("id", id)
                .body(Map.of())
                .send();
        assertEquals(202, started.status(), started.body());
        run();
        assertEquals(List.of(new ImportAgreed(id, 1, 3)), told());
    }

    @Test
    void anImportWithoutAnAgreementTellsOfNone() {
        made(3, Map.of());
        run();
        assertEquals(List.of(), told());
    }

    @Test
    void theAgreementIsShownAndHasATimeInAnyCase() {
        var dated = Map.of("kind", "express_written", "textShown", "Text me.", "at", "2026-01-05T09:00:00Z");
        var shown = shown(made(1, Map.of("consent", dated)));
        assertEquals("express_written", shown.at("consent.kind"));
        assertEquals("Text me.", shown.at("consent.textShown"));
        assertEquals("2026-01-05T09:00:00.000Z", shown.at("consent.at"));
        var undated = String.valueOf(shown(made(1, Map.of("consent", Map.of("kind", "express"))))
                .at("consent.at"));
        assertEquals("2026-03-02T15:0", undated.substring(0, 15));
    }

    @Test
    void everyWrongFieldOfAnAgreementIsNamed() {
        assertEquals(
                Set.of("/consent/kind", "/consent/at", "/consent/textShown"),
                wrong(Map.of("kind", "maybe", "at", "2027-01-01T00:00:00Z", "textShown", "x".repeat(4001))));
        assertEquals(Set.of("/consent/textShown"), wrong(Map.of("kind", "express_written", "textShown", " ")));
        assertEquals(Set.of("/consent/kind"), wrong(Map.of("textShown", "Text me.")));
    }

    private Set<String> wrong(Map<String, Object> consent) {
        var answer = create(1, Map.of("consent", consent));
        assertEquals(400, answer.status(), answer.body());
        return new TreeSet<>(answer.wrongFields());
    }

    private String made(int many, Map<String, Object> more) {
        var made = create(many, more);
        assertEquals(201, made.status(), made.body());
        return String.valueOf(made.at("id"));
    }

    private HttpCall.Answer create(int many, Map<String, Object> more) {
        var text = new StringBuilder("name,phone\n");
        for (int i = 0; i < many; i++) {
            text.append("Lead ").append(i).append(String.format(Locale.ROOT, ",+1212736%04d\n", 1000 + i));
        }
        var body = new HashMap<String, Object>(more);
        body.put("content", text.toString());
        return call(CreateImport.Function::new, "").body(body).send();
    }

    private HttpCall.Answer shown(String id) {
        return test.call(test.function(GetImport.Function::new, Permission.VIEW), "GET", "/v1/imports/" + id)
                .as(test.user(tenant, Role.VIEWER))
                .path("id", id)
                .send();
    }

    private HttpCall call(Function<Platform, ? extends HttpFunction> function, String what) {
        return test.call(test.function(function, Permission.WORK), "POST", "/v1/imports" + what)
                .as(test.user(tenant, Role.OWNER));
    }

    private void run() {
        test.drain(QueueName.IMPORTS, new RunImport.Function(platform));
    }

    /** Takes what waits to be told, by the rows. */
    private List<ImportAgreed> told() {
        var told = new ArrayList<ImportAgreed>();
        test.drain(
                QueueName.IMPORT_CONSENTS,
                new QueueFunction<>(platform, ImportAgreed.class, (of, one) -> {
                    told.add(one);
                    return Outcome.DONE;
                }) {});
        told.sort(Comparator.comparingLong(ImportAgreed::fromRow));
        return told;
    }
}
