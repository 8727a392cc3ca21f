package com.loctelli.operations.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.audit.AuditEntry;
import com.loctelli.kernel.audit.Auditing;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final TestPlatform test = TestPlatform.start();
    private final Tenant tenant = test.tenant();

    @Test
    void anActIsWrittenDownInTheTransactionThatDoesIt() {
        act("PATCH /v1/things/{id}", () -> {
            Auditing.because("it was asked for");
            commit("THING#1", "one");
        });

        var page = list();

        assertEquals("PATCH /v1/things/{id}", page.at("data.0.action"));
        assertEquals("/v1/things/1", page.at("data.0.target"));
        assertEquals("user", page.at("data.0.actor.type"));
        assertEquals("it was asked for", page.at("data.0.reason"));
        assertEquals("192.0.2.7", page.at("data.0.ip"));
        assertEquals("RoutingFact", page.at("data.0.changes.0.entity"));
        assertEquals("THING#1", page.at("data.0.changes.0.key"));
        assertEquals("put", page.at("data.0.changes.0.operation"));
    }

    @Test
    void whatIsRefusedLeavesNoEntryAndWhatIsNoActNeither() {
        commit("THING#1", "outside of any act");
        assertThrows(Problem.class, () -> act("POST /v1/things", () -> insert("THING#1")));

        assertTrue(entries().isEmpty());
    }

    @Test
    void theDigestAfterAChangeIsTheDigestBeforeTheNext() {
        act("POST /v1/things", () -> insert("THING#1"));
        act("PATCH /v1/things/{id}", () -> {
            var old = rows(TableName.LEADS).need("THING#1", RoutingFact.class);
            test.platform().database().commit(rows(TableName.LEADS).replace(old, fact("new")));
        });

        var entries = entries();

        assertNull(change(entries, 0).before());
        assertEquals(change(entries, 0).after(), change(entries, 1).before());
        assertFalse(change(entries, 1).after().equals(change(entries, 1).before()));
    }

    @Test
    void aKeyThatTellsOfAPersonIsADigest() {
        act("POST /v1/things", () -> insert("PHONE#+12125550123"));

        assertFalse(list().body().contains("2125550123"));
    }

    @Test
    void thirtyActsAtOnceMakeOneChain() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 30; i++) {
                int number = i;
                all.add(pool.submit(() -> act("POST /v1/things", () -> insert("THING#" + number))));
            }
            for (var one : all) {
                one.get();
            }
        }

        assertEquals(30L, verify().at("verified"));
        assertNull(verify().at("broken"));
    }

    @Test
    void aChangedEntryIsNamed() {
        chain();
        var third = entry(3);
        write(
                third,
                new AuditEntry(
                        third.value().seq(),
                        third.value().at(),
                        Actor.user("usr_somebodyElse"),
                        third.value().action(),
                        third.value().target(),
                        third.value().reason(),
                        third.value().ip(),
                        third.value().grantId(),
                        third.value().changes(),
                        third.value().prevHash(),
                        third.value().hash()));

        assertBroken(3, "changed");
    }

    @Test
    void aRemovedEntryIsNamedInTheMiddleAndAtTheEnd() {
        chain();
        test.platform().database().commit(rows(TableName.KERNEL).delete(entry(5).sk()));
        assertBroken(5, "removed");

        test.platform().database().commit(rows(TableName.KERNEL).delete(entry(2).sk()));
        assertBroken(2, "removed");
    }

    @Test
    void reorderedEntriesAreNamed() {
        chain();
        var second = entry(2);
        var third = entry(3);
        write(second, third.value());
        write(third, second.value());

        assertBroken(2, "reordered");
    }

    @Test
    void anEntryOfAnotherTenantDoesNotHoldHere() {
        chain();
        var other = test.tenant();
        var copied = entry(1).value();
        var theirs = test.platform().database().table(TableName.KERNEL).of(other);
        test.platform().database().commit(theirs.put(entry(1).sk(), copied, Actor.SYSTEM));

        assertEquals("changed", test.platform().audit().verify(other, 0).fault());
        assertTrue(test.platform().audit().page(tenant, null, 10).data().stream()
                .noneMatch(entry -> entry.target().isEmpty()));
    }

    private void chain() {
        for (int i = 1; i <= 5; i++) {
            int number = i;
            act("POST /v1/things", () -> insert("THING#" + number));
        }
        assertEquals(5L, verify().at("verified"));
        assertNull(verify().at("broken"));
    }

    private void assertBroken(long seq, String fault) {
        var told = verify();
        assertEquals(seq, told.at("broken"), told.body());
        assertEquals(fault, told.at("fault"));
        assertEquals(seq - 1, told.at("verified"));
    }

    private void act(String route, Runnable work) {
        var actor = Actor.user("usr_manager");
        new Auditing(actor, route, "/v1/things/1", "192.0.2.7", null).run(() -> {
            work.run();
            return actor;
        });
    }

    private void commit(String sk, String fact) {
        test.platform().database().commit(rows(TableName.LEADS).put(sk, fact(fact), Actor.SYSTEM));
    }

    private void insert(String sk) {
        test.platform().database().commit(rows(TableName.LEADS).insert(sk, fact("made"), Actor.SYSTEM));
    }

    private static RoutingFact fact(String text) {
        return new RoutingFact("owner", Map.of("fact", text));
    }

    private static com.loctelli.kernel.audit.AuditChange change(List<Stored<AuditEntry>> entries, int index) {
        return entries.get(index).value().changes().getFirst();
    }

    private List<Stored<AuditEntry>> entries() {
        return rows(TableName.KERNEL)
                .query(Query.prefix("AUDIT#E#"), AuditEntry.class)
                .data();
    }

    private Stored<AuditEntry> entry(long seq) {
        return entries().stream()
                .filter(entry -> entry.sk().endsWith("%015d".formatted(seq)))
                .findFirst()
                .orElseThrow();
    }

    private void write(Stored<AuditEntry> place, AuditEntry entry) {
        test.platform().database().commit(rows(TableName.KERNEL).put(place.sk(), entry, Actor.SYSTEM));
    }

    private Rows rows(TableName table) {
        return test.platform().database().table(table).of(tenant);
    }

    private HttpCall.Answer list() {
        return get(test.call(test.function(ListAudit.Function::new, Permission.MANAGE), "GET", "/v1/audit-log"));
    }

    private HttpCall.Answer verify() {
        return get(test.call(
                test.function(VerifyAudit.Function::new, Permission.MANAGE), "GET", "/v1/audit-log/verification"));
    }

    private HttpCall.Answer get(HttpCall call) {
        var answer = call.as(test.user(tenant, Role.MANAGER)).send();
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }
}
