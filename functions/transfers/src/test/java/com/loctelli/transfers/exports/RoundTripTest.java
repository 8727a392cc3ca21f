package com.loctelli.transfers.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.access.credentials.Credential;
import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Epochs;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RoutingFact;
import com.loctelli.kernel.tenancy.RoutingKey;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.transfers.TransfersRepeat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final Move move = new Move();
    private final Tenant tenant = move.filled();

    @Test
    void anExportThatIsImportedAndExportedAgainIsTheSame() throws Exception {
        var first = Archive.of(move.exported(tenant));

        var moved = move.imported(move.exported(tenant));

        assertEquals("done", moved.at("status"), moved.body());
        var copy = move.tenant(moved);
        // What the original holds still is claimed once it has given it up.
        release(tenant);
        move.start(String.valueOf(moved.at("id")));
        move.drain();
        var second = Archive.of(move.exported(copy));
        assertEquals(first.lines(), second.lines());
        assertEquals(first.files(), second.files());
        assertNotEquals(tenant, copy);
    }

    @Test
    void everyTableThatIsDeclaredGoesAlong() throws Exception {
        var archive = Archive.of(move.exported(tenant));

        for (var table : TableName.values()) {
            int rows = archive.rows(table.id()).size();
            assertTrue(table == TableName.DIRECTORY ? rows == 0 : rows >= 3, table + ": " + rows);
        }
        assertFalse(archive.text().contains("of yesterday"));
    }

    @Test
    void textsLeaveOpenedAndLieSealedUnderTheKeyOfTheCopy() throws Exception {
        var bytes = move.exported(tenant);
        var archive = Archive.of(bytes);
        assertTrue(archive.rows("messaging").getFirst().contains("see you on Monday, "));
        assertTrue(archive.text().contains("A visit is 80 dollars, says sa_0000000000000000000000."));

        var copy = move.tenant(move.imported(bytes));

        for (var item : move.rows(copy, TableName.MESSAGING).raw(null, 10).items()) {
            assertFalse(item.attributes().toString().contains("Monday"));
        }
        var sealed = move.rows(copy, TableName.MESSAGING)
                .raw(null, 1)
                .items()
                .getFirst()
                .attributes()
                .get("words");
        assertEquals("see you on Monday, 0", move.platform().cipher().open(copy, "place-0", String.valueOf(sealed)));
        var file = new String(
                move.platform().files().find(copy, "knowledge/doc_1").orElseThrow(), StandardCharsets.US_ASCII);
        assertEquals(
                "A visit is 80 dollars, says " + copy + ".",
                move.platform().cipher().open(copy, "kb|doc_1", file));
    }

    @Test
    void noSecretAndNoCredentialIsInAnArchiveAndTheResultNamesWhatMustBeEnteredAgain() throws Exception {
        var bytes = move.exported(tenant);
        var text = Archive.of(bytes).text();

        assertFalse(text.contains("token-of-the-crm"));
        assertFalse(text.contains("$2a$"));
        assertFalse(text.contains("DATAKEY"));
        assertFalse(text.contains("CRED#"));

        var moved = move.imported(bytes);
        assertEquals(2L, moved.at("enterAgain.passwords"));
        assertEquals(List.of("integrations IG#ig_1"), moved.at("enterAgain.secrets"));
        var copy = move.tenant(moved);
        var users = users(copy);
        assertEquals(2, users.size());
        for (var user : users) {
            assertNotNull(move.rows(copy, TableName.ACCESS).get(Credential.key(user), Credential.class));
        }
    }

    @Test
    void theCopyIsSuspendedUnderTheNameThatWasGivenAndListed() throws Exception {
        var moved = move.imported(move.exported(tenant));

        var business = new SubAccounts(move.platform()).of(move.tenant(moved)).get();
        assertEquals("suspended", business.status().wire());
        assertEquals(moved.at("slug"), business.slug());
        assertEquals("Sunny Solar", business.name());
        assertEquals(move.tenant(moved).partition(), business.id());
        var listed = move.platform()
                .directory()
                .platformRows()
                .get("SA#" + business.id(), com.loctelli.kernel.storage.Rows.Nothing.class);
        assertNotNull(listed);
        assertTrue(move.platform().files().list(move.tenant(moved)).stream()
                .noneMatch(path -> path.startsWith("transfers/")));
    }

    @Test
    void whatAnotherHoldsIsToldAndClaimedWhenItIsFree() throws Exception {
        var moved = move.imported(move.exported(tenant));
        var copy = move.tenant(moved);

        // Two users with an address and an id each, a number, an account.
        assertEquals(6L, moved.at("counts.conflicts"));
        for (var kind : List.of("email", "user", "number", "account")) {
            assertTrue(moved.body().contains("\"kind\":\"" + kind + "\""), moved.body());
        }
        assertEquals(tenant, ownerOf(number(tenant)));
        var theirs = number(tenant);

        release(tenant);
        assertEquals(202, move.start(String.valueOf(moved.at("id"))).status());
        move.drain();

        var again = move.show(String.valueOf(moved.at("id")));
        assertEquals("done", again.at("status"));
        assertEquals(0L, again.at("counts.conflicts"));
        assertNull(again.at("conflicts.0.kind"));
        assertEquals(copy, ownerOf(theirs));
        assertEquals(409, move.start(String.valueOf(moved.at("id"))).status());
    }

    @Test
    void theAuditLogHoldsThereAndABrokenOneIsBrokenAtTheSameLink() throws Exception {
        var whole = move.tenant(move.imported(move.exported(tenant)));
        var check = move.platform().audit().verify(whole, 0);
        assertNull(check.broken(), String.valueOf(check));
        assertEquals(5, check.verified());
        move.audited(whole, "THING#next");
        assertEquals(6, move.platform().audit().verify(whole, 0).verified());

        var kernel = move.rows(tenant, TableName.KERNEL);
        move.platform().database().commit(kernel.update(AuditTrail.key(3), new Update().set("ip", "198.51.100.1")));
        var changed = move.platform().audit().verify(move.tenant(move.imported(move.exported(tenant))), 0);
        assertEquals(3L, changed.broken());
        assertEquals("changed", changed.fault());

        move.platform().database().commit(kernel.delete(AuditTrail.key(5)));
        move.platform().database().commit(kernel.delete(AuditTrail.key(3)));
        var removed = move.platform().audit().verify(move.tenant(move.imported(move.exported(tenant))), 0);
        assertEquals(3L, removed.broken());
        assertEquals("removed", removed.fault());
    }

    @Test
    void aLogWhoseEndWasCutOffIsFoundSoInTheCopy() throws Exception {
        move.platform().database().commit(move.rows(tenant, TableName.KERNEL).delete(AuditTrail.key(5)));

        var cut = move.platform().audit().verify(move.tenant(move.imported(move.exported(tenant))), 0);

        assertEquals(5L, cut.broken());
        assertEquals("removed", cut.fault());
    }

    @Test
    void anExportThatIsStoppedAnywhereEndsTheSame() throws Exception {
        var whole = Archive.of(move.exported(tenant)).lines();
        for (int nth = 0; nth < 40; nth += 7) {
            var id = new Exports(move.platform()).begin(tenant, Actor.SYSTEM).id();
            move.stops.arm(nth, nth % 2 == 0);
            move.drain();
            boolean was = move.stops.restart();
            for (int i = 0; i < 3; i++) {
                move.test.clock().advance(ExportTenant.HELD.plusSeconds(1));
                TransfersRepeat.step(move.platform(), tenant, "export", id);
            }
            var export = new Exports(move.platform()).need(tenant, id);
            assertEquals(Export.Stage.DONE, export.stage(), "stopped at " + nth + ": " + was);
            var bytes = move.platform().files().find(tenant, export.archive()).orElseThrow();
            assertEquals(whole, Archive.of(bytes).lines(), "stopped at " + nth);
        }
    }

    @Test
    void anImportThatIsStoppedAnywhereEndsTheSame() throws Exception {
        var bytes = move.exported(tenant);
        release(tenant);
        var whole = Archive.of(bytes).lines();
        for (int nth = 0; nth < 60; nth += 11) {
            var id = move.uploaded(bytes);
            assertEquals(202, move.start(id).status());
            move.stops.arm(nth, nth % 2 == 0);
            move.drain();
            move.stops.restart();
            var copy = move.tenant(move.show(id));
            TransfersRepeat.step(move.platform(), copy, "import", id);
            TransfersRepeat.step(move.platform(), copy, "import", id);

            assertEquals("done", move.show(id).at("status"), "stopped at " + nth);
            assertEquals(whole, Archive.of(move.exported(copy)).lines(), "stopped at " + nth);
            release(copy);
        }
    }

    @Test
    void filesLargerThanAPartPassInPartsAndOneMessageTakesNoMoreThanItsTime() throws Exception {
        var random = new byte[9_000_000];
        for (int i = 0; i < 3; i++) {
            new Random(i).nextBytes(random);
            move.platform().files().put(tenant, "big/" + i, "application/zip", random.clone());
        }

        var bytes = move.exported(tenant);

        assertTrue(bytes.length > 27_000_000);
        var export = move.rows(tenant, TableName.SUBACCOUNTS)
                .query(Query.prefix(Export.PREFIX), Export.class)
                .data()
                .getFirst()
                .value();
        assertTrue(export.parts() >= 3, "parts: " + export.parts());
        assertTrue(move.platform().files().list(tenant).stream().noneMatch(path -> path.contains(".rest-")));
        var moved = move.imported(bytes);
        assertEquals("done", moved.at("status"), moved.body());
        assertTrue(Arrays.equals(
                random,
                move.platform().files().find(move.tenant(moved), "big/2").orElseThrow()));
    }

    @Test
    void whatIsNoArchiveOrNotWholeIsRefusedAndSaysWhy() throws Exception {
        var bytes = move.exported(tenant);
        var entries = Archive.of(bytes).entries();
        var names = new ArrayList<>(entries.keySet());
        names.removeIf(name -> name.startsWith("files/") || name.equals("export.json") || name.equals("manifest.json"));
        names.addFirst("export.json");

        assertEquals("damaged", failure("no archive at all".getBytes(StandardCharsets.UTF_8)));
        assertEquals("damaged", failure(Arrays.copyOf(bytes, bytes.length - 500)));
        assertEquals("incomplete", failure(Archive.packed(names, entries, UnaryOperator.identity())));
        names.add("manifest.json");
        assertEquals("incomplete", failure(Archive.packed(names, entries, UnaryOperator.identity())));
        assertEquals(
                "not_an_export",
                failure(Archive.packed(names, entries, text -> text.replace("\"x_1\"", "\"CRED#usr_1\""))));
        assertEquals(
                "not_an_export", failure(Archive.packed(names, entries, text -> text.replace("\"NUM#", "\"ADMCODE#"))));
        assertEquals("not_an_export", failure(Archive.packed(names.subList(1, 3), entries, UnaryOperator.identity())));
        entries.put("rows/directory/1.jsonl", new byte[0]);
        assertEquals(
                "not_an_export",
                failure(Archive.packed(
                        List.of("export.json", "rows/directory/1.jsonl"), entries, UnaryOperator.identity())));
    }

    @Test
    void aNameThatIsTakenIsRefusedAndNothingIsStartedWithoutAnArchive() {
        var slug = move.fresh("taken");
        var first = move.ask(slug, 100);
        assertEquals(201, first.status(), first.body());

        var second = move.ask(slug, 100);

        assertEquals(409, second.status());
        assertTrue(second.body().contains("subaccounts/slug-taken"));
        assertEquals(
                List.of("/slug", "/contentLength"), move.ask("Not A Name", 0).wrongFields());
        var started = move.start(String.valueOf(first.at("id")));
        assertEquals(409, started.status());
        assertTrue(started.body().contains("transfers/no-archive"));
        assertEquals(404, move.show("im_unknown").status());
    }

    @Test
    void anImportThatNobodyStartedKeepsItsNameWhileItMayBeUploadedAndThenForAsLongAsNobodyWantsIt() throws Exception {
        var slug = move.fresh("wanted");
        var first = move.ask(slug, 100);
        var started = move.uploaded(move.exported(tenant));
        assertEquals(202, move.start(started).status());
        move.test.clock().advance(Duration.ofHours(5));
        assertEquals(409, move.ask(slug, 100).status());

        move.test.clock().advance(Duration.ofHours(2));

        assertEquals(201, move.ask(slug, 100).status());
        assertEquals(404, move.start(String.valueOf(first.at("id"))).status());
        var other = String.valueOf(move.show(started).at("slug"));
        assertEquals(409, move.ask(other, 100).status(), "one that was started keeps its name, worked or not");
        move.drain();
        assertEquals("done", move.show(started).at("status"));
    }

    @Test
    void anExportThatHasNotComeToItsEndWithinADayBeginsAnew() throws Exception {
        var exports = new Exports(move.platform());
        var stalled = exports.begin(tenant, Actor.SYSTEM).id();
        move.test.clock().advance(Duration.ofHours(23));
        assertEquals(stalled, exports.begin(tenant, Actor.SYSTEM).id());
        move.test.clock().advance(Duration.ofHours(1));

        var fresh = exports.begin(tenant, Actor.SYSTEM).id();

        assertNotEquals(stalled, fresh);
        assertNull(exports.find(tenant, stalled));
        move.drain();
        assertEquals(Export.Stage.DONE, exports.need(tenant, fresh).stage());
    }

    @Test
    void aManagerAsksForTheExportAndReadsItByALinkAndNobodyElseDoes() throws Exception {
        var manager = move.test.user(tenant, Role.MANAGER);
        var asked = move.test
                .call(
                        move.test.function(StartExport.Function::new, Permission.MANAGE),
                        "POST",
                        "/v1/sub-account/exports")
                .as(manager)
                .send();
        assertEquals(202, asked.status(), asked.body());
        assertEquals("running", asked.at("status"));
        var id = String.valueOf(asked.at("id"));
        assertEquals(404, show(move.test.tenant(), id).status());
        move.drain();

        var shown = show(tenant, id);
        assertEquals("done", shown.at("status"), shown.body());
        try (var client = HttpClient.newHttpClient()) {
            var link = URI.create(String.valueOf(shown.at("download")));
            var got = client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, got.statusCode());
            assertTrue(Archive.of(got.body()).text().contains("POST /v1/sub-account/exports"));
        }
        assertEquals(
                403,
                move.test
                        .call(
                                move.test.function(StartExport.Function::new, Permission.MANAGE),
                                "POST",
                                "/v1/sub-account/exports")
                        .as(move.test.user(tenant, Role.AGENT))
                        .send()
                        .status());
    }

    private com.loctelli.testkit.HttpCall.Answer show(Tenant of, String id) {
        return move.test
                .call(move.test.function(ShowExport.Function::new, Permission.MANAGE), "GET", "/v1/jobs/" + id)
                .path("id", id)
                .as(move.test.user(of, Role.MANAGER))
                .send();
    }

    private @org.jspecify.annotations.Nullable Object failure(byte[] archive) throws Exception {
        var answer = move.imported(archive);
        assertEquals("failed", answer.at("status"), answer.body());
        return answer.at("failure");
    }

    private List<String> users(Tenant of) {
        return move
                .rows(of, TableName.ACCESS)
                .query(Query.prefix(Epochs.userKey("")), com.loctelli.kernel.storage.Rows.Nothing.class)
                .data()
                .stream()
                .map(row -> row.sk().substring(Epochs.userKey("").length()))
                .toList();
    }

    /** The key of the number that the tenant has. */
    private RoutingKey number(Tenant of) {
        return keys(of).stream()
                .filter(key -> key.startsWith("NUM#"))
                .map(RoutingKey::new)
                .findFirst()
                .orElseThrow();
    }

    private Tenant ownerOf(RoutingKey key) {
        return move.platform().directory().find(key).orElseThrow().tenant();
    }

    private void release(Tenant of) {
        keys(of).stream()
                .filter(key -> !key.startsWith("SLUG#") && !key.startsWith("TENANT#"))
                .forEach(key -> move.platform().directory().release(new RoutingKey(key), of));
    }

    private List<String> keys(Tenant of) {
        var keys = new ArrayList<String>();
        for (var prefix : List.of("NUM#", "EMAIL#", "USER#", "IG#", "SLUG#", "TENANT#")) {
            move
                    .platform()
                    .directory()
                    .platformRows()
                    .query(Query.prefix(prefix).limit(5000), RoutingFact.class)
                    .data()
                    .stream()
                    .filter(row -> row.value().owner().equals(of.partition()))
                    .map(Stored::sk)
                    .forEach(keys::add);
        }
        return keys;
    }
}
