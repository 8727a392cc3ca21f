package com.loctelli.subaccounts.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.loctelli.access.signin.LogIn;
import com.loctelli.access.users.NewUser;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.Outgoing;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.SealedQueueFunction;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.RawItem;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.ResumeSubAccount;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccountSettings;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.StopSwitch;
import com.loctelli.testkit.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ErasureTest {
    /** All that are declared, but that of the platform. */
    private static final List<TableName> TABLES = Arrays.stream(TableName.values())
            .filter(table -> table != TableName.DIRECTORY)
            .toList();

    private final StopSwitch stops = new StopSwitch();
    private final TestPlatform test = TestPlatform.start(Map.of(), List.of(stops));
    private final Caller.Admin admin = test.admin();

    @Test
    void deleteLeavesNoReadableByteOfTheTenantInAnyTableIndexBucketSecretFactOrQueue() {
        var tenant = filled("sunny");
        var sealed = test.platform().cipher().seal(tenant, "ms_1", "see you on Monday");
        var said = new ErasureStep("Ann Example is late");
        test.platform()
                .queues()
                .send(Outgoing.sealed(
                        QueueName.INBOUND_TEXTS, tenant, test.platform().cipher(), said));

        var asked = delete(tenant, "sunny");
        assertEquals(202, asked.status(), asked.body());
        assertEquals("running", asked.at("status"));
        assertEquals(1, test.waiting(QueueName.JOBS));
        var id = String.valueOf(asked.at("id"));
        workToTheEnd(tenant, id);

        assertTrue(remains(tenant).isEmpty(), () -> String.join("\n", remains(tenant)));
        var job = show(id);
        assertEquals("done", job.at("status"));
        assertEquals(2L, job.at("pass"));
        assertEquals(tenant.id().value(), job.at("certificate.subAccountId"));
        assertEquals(3L, job.at("certificate.erased.table_leads"));
        assertEquals(2L, job.at("certificate.erased.files"));
        assertEquals(2L, job.at("certificate.erased.secrets"));
        assertEquals(3L, job.at("certificate.erased.routing_facts"));
        assertFalse(job.body().contains("Ann Example"));
        assertThrows(IllegalStateException.class, () -> test.platform().cipher().open(tenant, "ms_1", sealed));
        assertEquals(List.of(), readFromItsQueue());
    }

    @Test
    void whoTriedToSignInAndFromWhereIsErasedToo() {
        var tenant = filled("tried");
        var address = test.platform().ids().next("mail").toLowerCase(Locale.ROOT) + "@example.com";
        new Users(test.platform())
                .of(tenant)
                .add(new NewUser("Ann Example", address, "Correct-horse-7", Role.AGENT), Actor.SYSTEM);
        assertEquals(401, logIn(address, "Wrong-horse-7").status());
        assertEquals(200, logIn(address, "Correct-horse-7").status());
        assertEquals(4, inDirectory(address), "each among all, and among those at the address");

        workToTheEnd(tenant, String.valueOf(delete(tenant, "tried").at("id")));

        assertEquals(0, inDirectory(address));
    }

    private HttpCall.Answer logIn(String address, String password) {
        return test.call(test.function(LogIn.Function::new, Permission.PUBLIC), "POST", "/v1/auth/login")
                .body(Map.of("email", address, "password", password))
                .send();
    }

    private long inDirectory(String address) {
        return test.platform().directory().platformRows().raw(null, 1_000).items().stream()
                .filter(item -> item.attributes().toString().contains(address))
                .filter(item -> item.sk().startsWith("ATT"))
                .count();
    }

    /** What a worker, and who looks into the queue, can still read there. */
    private List<String> readFromItsQueue() {
        var read = new ArrayList<String>();
        var worker = new SealedQueueFunction<>(test.platform(), ErasureStep.class, (_, step) -> {
            read.add(step.jobId());
            return Outcome.DONE;
        }) {};
        int taken = test.drain(QueueName.INBOUND_TEXTS, (event, context) -> {
            event.getRecords().stream()
                    .map(SQSEvent.SQSMessage::getBody)
                    .filter(body -> body.contains("Ann"))
                    .forEach(read::add);
            return worker.handleRequest(event, context);
        });
        assertEquals(1, taken);
        return read;
    }

    @Test
    void theCertificateIsSignedAndAnAlteredOneIsNot() {
        var tenant = filled("signed");
        var id = String.valueOf(delete(tenant, "signed").at("id"));
        workToTheEnd(tenant, id);

        var proof = Objects.requireNonNull(erasures().need(id).value().certificate());

        assertTrue(proof.isGenuine(test.platform().keys()));
        var altered = new Certificate(
                proof.subAccountId(),
                proof.requestedBy(),
                proof.requestedAt(),
                proof.passes(),
                Map.of("files", 0L),
                proof.keyDestroyedAt(),
                proof.remarks(),
                proof.signature());
        assertFalse(altered.isGenuine(test.platform().keys()));
    }

    @Test
    void whatComesInWhileItIsErasedIsErasedByAFurtherPass() {
        var tenant = filled("late");
        var id = String.valueOf(delete(tenant, "late").at("id"));
        work(tenant, id);
        assertEquals(Erasure.Stage.SETTLING, erasures().need(id).value().stage());
        test.platform().database().commit(write(tenant, TableName.MESSAGING, "ms_late", "a late text"));
        test.platform().cipher().seal(tenant, "ms_late", "a late text");

        workToTheEnd(tenant, id);

        assertEquals(3, erasures().need(id).value().pass());
        assertTrue(remains(tenant).isEmpty(), () -> String.join("\n", remains(tenant)));
    }

    @Test
    void anErasureStoppedAnywhereGoesOnWhereItWas() {
        for (int nth = 1; nth < 30; nth += 9) {
            var slug = "stopped-" + nth;
            var tenant = filled(slug);
            var id = String.valueOf(delete(tenant, slug).at("id"));
            stops.arm(nth, nth % 2 == 0);
            try {
                work(tenant, id);
            } catch (RuntimeException _) {
                // The process ended; the message comes again.
            }
            stops.restart();

            workToTheEnd(tenant, id);

            assertTrue(remains(tenant).isEmpty(), () -> String.join("\n", remains(tenant)));
            assertNotNull(erasures().need(id).value().certificate());
        }
    }

    @Test
    void aSecondTenantKeepsEverything() {
        var tenant = filled("gone");
        var other = filled("stays");
        var before = remains(other);

        workToTheEnd(tenant, String.valueOf(delete(tenant, "gone").at("id")));

        assertEquals(before, remains(other));
    }

    @Test
    void itIsConfirmedByTheSlugAskedOnceAndNotTakenBack() {
        var tenant = filled("firm");

        var wrong = delete(tenant, "form");
        assertEquals(400, wrong.status());
        assertEquals(List.of("/confirm"), wrong.wrongFields());
        var first = delete(tenant, "firm").at("id");
        assertEquals(first, delete(tenant, "firm").at("id"));
        var resumed = test.call(
                        test.function(ResumeSubAccount.Function::new, Permission.ADMIN),
                        "POST",
                        "/v1/admin/sub-accounts/" + tenant + "/resume")
                .path("id", tenant.id().value())
                .as(admin)
                .send();
        assertEquals(409, resumed.status());
        assertTrue(resumed.body().contains("subaccounts/deleting"));
    }

    @Test
    void aMessageOfAnotherTenantErasesNothing() {
        var tenant = filled("mine");
        var id = String.valueOf(delete(tenant, "mine").at("id"));

        assertInstanceOf(Rejected.class, worker().work(filled("theirs"), new ErasureStep(id)));
        assertEquals(Erasure.Stage.ROWS, erasures().need(id).value().stage());
    }

    private Tenant filled(String slug) {
        var id = new SubAccountId(test.platform().ids().next("sa"));
        var tenant = test.platform().directory().register(admin, id);
        var business = new SubAccount(
                id.value(),
                "Sunny Solar",
                slug,
                null,
                SubAccount.Status.ACTIVE,
                "standard",
                "America/New_York",
                "US",
                "en-US",
                SubAccountSettings.DEFAULTS,
                null,
                null,
                null,
                null);
        var rows = test.platform().database().table(TableName.SUBACCOUNTS).of(tenant);
        test.platform().database().commit(rows.insert(SubAccounts.KEY, business, Actor.SYSTEM));
        var things = new ArrayList<Write>();
        for (var table : TABLES) {
            things.add(write(tenant, table, "ld_1", "Ann Example"));
            things.add(write(tenant, table, "ld_1#EV#1", "Ann Example"));
            things.add(expired(tenant, table));
        }
        test.platform().database().commit(things);
        var secret = "sa/" + tenant.partition() + "/ig/ig_1";
        test.platform().secrets().put(secret, "token");
        var integrations =
                test.platform().database().table(TableName.INTEGRATIONS).of(tenant);
        test.platform().database().commit(integrations.insert("ig_1", thing("CRM", secret), Actor.SYSTEM));
        var access = test.platform().database().table(TableName.ACCESS).of(tenant);
        test.platform().secrets().put("sa/" + tenant.partition() + "/2fa/usr_1", "a second factor");
        test.platform().database().commit(access.insert("USER#usr_1", thing("Olive", "none"), Actor.SYSTEM));
        rehearsal(tenant);
        for (var path : List.of("turns/1", "inbox/2")) {
            test.platform().files().put(tenant, path, "text/plain", "Ann".getBytes(StandardCharsets.UTF_8));
        }
        var directory = test.platform().directory();
        directory.claim(RoutingKey.number("+1" + id.value()), tenant, Map.of(), ProblemType.CONFLICT);
        directory.claim(RoutingKey.slug(slug + id.value()), tenant, Map.of(), ProblemType.CONFLICT);
        var assignment = "PTA#pt_1#" + id.value();
        test.platform()
                .database()
                .commit(directory.platformRows().put(assignment, thing("a template", "none"), Actor.SYSTEM));
        return tenant;
    }

    /** A rehearsal that is under way: its rows lie under an id of their own. */
    private void rehearsal(Tenant tenant) {
        var sandbox = tenant.sandbox("run-1");
        var note = write(tenant, TableName.EVALS, "SANDBOX#run-1", "run-1");
        test.platform().database().commit(note);
        test.platform()
                .database()
                .commit(TABLES.stream()
                        .map(table -> write(sandbox, table, "ld_1", "Ann Example"))
                        .toList());
        test.platform().cipher().seal(sandbox, "ms_1", "see you on Monday");
        test.platform().files().put(sandbox, "turns/1", "text/plain", new byte[] {1});
    }

    private Write write(Tenant tenant, TableName table, String sk, String name) {
        var rows = test.platform().database().table(table).of(tenant);
        var write = rows.put(sk, thing(name, "none"), Actor.SYSTEM);
        table.indexes().forEach(index -> write.with(index, "2026#" + sk));
        return write;
    }

    /** What has outlived its time is there until DynamoDB removes it, though no read tells of it. */
    private Write expired(Tenant tenant, TableName table) {
        var rows = test.platform().database().table(table).of(tenant);
        return rows.put("old", thing("Ann Example", "none"), Actor.SYSTEM)
                .expires(test.platform().clock().now().minus(Duration.ofDays(1)));
    }

    private static RoutingFact thing(String name, String secret) {
        return new RoutingFact(name, Map.of("secretRef", secret));
    }

    private List<String> remains(Tenant tenant) {
        var found = remainsOf(tenant);
        found.addAll(remainsOf(tenant.sandbox("run-1")));
        return found;
    }

    private List<String> remainsOf(Tenant tenant) {
        var found = new ArrayList<String>();
        for (var table : TABLES) {
            var rows = test.platform().database().table(table).of(tenant);
            rows.raw(null, 100).items().stream().map(RawItem::sk).forEach(sk -> found.add(table + " " + sk));
            for (var index : table.indexes()) {
                rows.query(Query.prefix("").on(index), Rows.Nothing.class)
                        .data()
                        .forEach(item -> found.add(index + " " + item.sk()));
            }
        }
        test.platform().files().list(tenant).forEach(path -> found.add("file " + path));
        for (var secret : List.of("/ig/ig_1", "/2fa/usr_1")) {
            test.platform().secrets().find("sa/" + tenant.partition() + secret).ifPresent(value -> found.add(secret));
        }
        var directory = test.platform().directory().platformRows();
        var id = tenant.partition();
        for (var after = new String[] {""}; after[0] != null; ) {
            var page = directory.raw(after[0].isEmpty() ? null : after[0], 500);
            page.items().stream()
                    .filter(item -> !item.sk().startsWith("JOB#"))
                    .filter(item -> item.sk().contains(id)
                            || item.attributes().toString().contains(id))
                    .forEach(item -> found.add("fact " + item.sk()));
            after[0] = page.next();
        }
        return found;
    }

    private HttpCall.Answer delete(Tenant tenant, String confirm) {
        return test.call(
                        test.function(DeleteSubAccount.Function::new, Permission.SUPER_ADMIN),
                        "DELETE",
                        "/v1/admin/sub-accounts/" + tenant)
                .path("id", tenant.id().value())
                .query("confirm", confirm)
                .as(admin)
                .send();
    }

    private HttpCall.Answer show(String id) {
        var answer = test.call(
                        test.function(ShowErasure.Function::new, Permission.ADMIN), "GET", "/v1/admin/jobs/" + id)
                .path("id", id)
                .as(admin)
                .send();
        assertEquals(200, answer.status(), answer.body());
        return answer;
    }

    private void work(Tenant tenant, String id) {
        worker().work(tenant, new ErasureStep(id));
    }

    private void workToTheEnd(Tenant tenant, String id) {
        for (int i = 0; i < 10 && erasures().need(id).value().stage() != Erasure.Stage.DONE; i++) {
            work(tenant, id);
            test.clock().advance(EraseTenant.SETTLING);
        }
    }

    private EraseTenant worker() {
        return new EraseTenant(test.platform(), erasures());
    }

    private Erasures erasures() {
        return new Erasures(test.platform(), new SubAccounts(test.platform()));
    }
}
