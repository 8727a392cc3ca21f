package com.loctelli.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.subaccounts.SubAccount;
import com.loctelli.subaccounts.SubAccounts;
import com.loctelli.subaccounts.usage.LimitReached;
import com.loctelli.subaccounts.usage.Metric;
import com.loctelli.subaccounts.usage.Usage;
import com.loctelli.testkit.HttpCall;
import com.loctelli.testkit.TestPlatform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Promise: a question finds its passage, at a cost that does not grow with the documents, and in its own sub-account. */
class KnowledgeTest {
    private static final TestPlatform TEST = TestPlatform.start();
    private final Tenant tenant = TEST.tenant();
    private final Caller.User manager = TEST.user(tenant, Role.MANAGER);
    private final TenantKnowledge knowledge = new Knowledge(TEST.platform()).of(tenant);

    @Test
    void aQuestionFindsItsAnswerAmongOthers() {
        var base = base("en");
        faq(base, "Do you offer a warranty?", "Yes, every roof has a warranty of ten years.", "Parking?", "Behind us.");
        page(base, "Prices", "A roof inspection costs 90 dollars.\n\nCleaning gutters costs 150 dollars a house.");
        index();
        assertTrue(best(base, "how long are your warranties?").contains("ten years"));
        assertTrue(best(base, "What is the price of gutter cleaning").contains("150 dollars"));
        assertEquals(List.of(), knowledge.search(List.of(base), "zebra", 4));
        assertEquals(List.of(), knowledge.search(List.of(base), "the of and?", 4));
        assertEquals(List.of(), knowledge.search(List.of("kb_none"), "warranty", 4));
    }

    @Test
    void whatIsKeptCountsAsStorageStopsAtTheLimitAndMakesRoomAgain() {
        var base = base("en");
        TEST.platform()
                .database()
                .commit(TEST.platform()
                        .database()
                        .table(TableName.SUBACCOUNTS)
                        .of(tenant)
                        .put(
                                SubAccounts.KEY,
                                Json.fromTree(
                                        Map.of(
                                                "id", tenant.partition(),
                                                "name", "Sunny",
                                                "slug", "sunny",
                                                "status", "active",
                                                "plan", "standard",
                                                "timezone", "UTC",
                                                "defaultCountry", "US",
                                                "locale", "en-US",
                                                "settings", Map.of("limits", Map.of("storageGB", 0))),
                                        SubAccount.class),
                                Actor.SYSTEM));
        var full = org.junit.jupiter.api.Assertions.assertThrows(
                Problem.class,
                () -> knowledge.add(
                        base, "Prices", KbDocument.Source.FILE, null, "A visit is 80 dollars.", Actor.SYSTEM));
        assertTrue(LimitReached.is(full));
        assertEquals(List.of(), TEST.platform().files().list(tenant));

        TEST.platform()
                .database()
                .commit(TEST.platform()
                        .database()
                        .table(TableName.SUBACCOUNTS)
                        .of(tenant)
                        .delete(SubAccounts.KEY));
        var document =
                knowledge.add(base, "Prices", KbDocument.Source.FILE, null, "A visit is 80 dollars.", Actor.SYSTEM);
        index();
        assertEquals(
                22,
                new Usage(TEST.platform())
                        .of(tenant)
                        .spent(Metric.STORAGE_BYTES)
                        .month());
        knowledge.remove(base, document.id());
        index();
        assertEquals(
                0,
                new Usage(TEST.platform())
                        .of(tenant)
                        .spent(Metric.STORAGE_BYTES)
                        .month());
    }

    @Test
    void wordsAreFoundByTheirStemInTheLanguageOfTheBase() {
        var base = base("es");
        page(base, "Servicios", "Reparamos tejados y limpiamos canalones en toda la provincia.");
        index();
        assertTrue(best(base, "¿Pueden limpiar el canalón?").contains("canalones"));
    }

    @Test
    void theRareWordCountsMoreThanTheCommonOne() {
        var base = base("en");
        for (int i = 0; i < 12; i++) {
            page(base, "Roof " + i, "We repair roofs of every kind, number " + i + " among them.");
        }
        page(base, "Solar", "Solar panels are mounted on roofs by our partner.");
        index();
        assertTrue(best(base, "do you put solar on roofs").contains("Solar panels"));
    }

    @Test
    void aSearchCostsTheSameInManyPassagesAsInOne() {
        var small = base("en");
        page(small, "One", "Our warranty covers leaks for ten years.");
        var large = base("en");
        var text = new StringBuilder();
        for (int i = 0; i < 70; i++) {
            text.append("Our warranty covers leaks of kind number ")
                    .append(i)
                    .append(" for ten years, as long as somebody looks after the roof and keeps the gutters clean. ")
                    .append("Please write to us before anything is repaired by others, and send a picture. ".repeat(4))
                    .append("\n\n");
        }
        page(large, "Manual", text.toString());
        index();
        var cheap = cost(small);
        var dear = cost(large);
        assertTrue(documents(large) > 60, "passages: " + documents(large));
        assertEquals(cheap.sequentialTrips(), dear.sequentialTrips());
        assertTrue(dear.sequentialTrips() <= 3, "trips: " + dear.sequentialTrips());
        assertTrue(dear.readUnits() <= cheap.readUnits() + 5, cheap.readUnits() + " and " + dear.readUnits());
    }

    @Test
    void aMessageThatComesTwiceOrLateLeavesTheIndexAsItWas() {
        var base = base("en");
        var id = page(base, "One", "Our warranty covers leaks for ten years.");
        var function = new IndexDocument.Function(TEST.platform());
        var due = new DocumentDue(base, id);
        TEST.drain(QueueName.DOCUMENTS, function);
        var once = keys();
        var count = rows().get(Keys.frequency(base, "leak"), Frequency.class)
                .value()
                .passages();
        assertEquals(1, count);
        // A try that stopped before the document was ready: everything is done again.
        TEST.platform()
                .database()
                .commit(rows().update(
                                Keys.document(base, id),
                                new com.loctelli.kernel.storage.Update().set("state", "indexing")));
        TEST.platform().queues().send(com.loctelli.kernel.queue.Outgoing.of(QueueName.DOCUMENTS, tenant, due));
        TEST.drain(QueueName.DOCUMENTS, function);
        assertEquals(once, keys());
        assertEquals(
                1,
                rows().get(Keys.frequency(base, "leak"), Frequency.class)
                        .value()
                        .passages());
    }

    @Test
    void aDocumentThatIsTakenOutLeavesNothingBehind() {
        var base = base("en");
        page(base, "One", "Our warranty covers leaks for ten years.");
        index();
        var before = keys();
        var id = page(base, "Two", "The warranty of gutters is five years.");
        index();
        assertTrue(best(base, "gutters warranty").contains("five years"));
        var removed = call(RemoveDocument.Function::new, "DELETE")
                .path("id", base)
                .path("documentId", id)
                .send();
        assertEquals(204, removed.status(), removed.body());
        index();
        assertTrue(knowledge.search(List.of(base), "gutters", 4).isEmpty());
        // What is left of a word that nobody says any more is its count, and that is nought.
        var left = new ArrayList<>(keys());
        left.removeAll(before);
        for (var key : left) {
            assertTrue(key.contains("#F#"), key);
            assertEquals(0, rows().get(key, Frequency.class).value().passages(), key);
        }
        assertEquals(1, rows().get(Keys.total(base), Frequency.class).value().passages());
    }

    @Test
    void theSameTextIsRefusedAndWrongRequestsNameTheirField() {
        var base = base("en");
        page(base, "One", "Same words.");
        var again =
                post(AddDocument.Function::new, base, Map.of("title", "Two", "source", "file", "text", "Same words."));
        assertEquals(409, again.status());
        assertEquals(
                List.of("/text"),
                post(AddDocument.Function::new, base, Map.of("title", "Two", "source", "url"))
                        .wrongFields());
        assertEquals(
                List.of("/faq"),
                post(AddDocument.Function::new, base, Map.of("title", "Two", "source", "faq"))
                        .wrongFields());
        index();
    }

    @Test
    void anotherSubAccountFindsNothingAndChangesNothing() {
        var base = base("en");
        var id = page(base, "One", "Our warranty covers leaks for ten years.");
        index();
        var stranger = TEST.user(TEST.tenant(), Role.OWNER);
        assertEquals(
                List.of(), new Knowledge(TEST.platform()).of(stranger.tenant()).search(List.of(base), "warranty", 4));
        assertEquals(
                404,
                call(SearchKnowledge.Function::new, "GET")
                        .path("id", base)
                        .query("q", "warranty")
                        .as(stranger)
                        .send()
                        .status());
        assertEquals(
                404,
                call(RemoveDocument.Function::new, "DELETE")
                        .path("id", base)
                        .path("documentId", id)
                        .as(stranger)
                        .send()
                        .status());
        var found = call(SearchKnowledge.Function::new, "GET")
                .path("id", base)
                .query("q", "warranty")
                .send();
        assertEquals(200, found.status(), found.body());
        assertTrue(String.valueOf(found.at("data.0.text")).contains("ten years"), found.body());
        assertFalse(new Knowledge(TEST.platform())
                .of(tenant.sandbox("x"))
                .search(List.of(base), "warranty", 4)
                .isEmpty());
    }

    private Meter cost(String base) {
        var meter = new Meter();
        assertFalse(Meter.measure(meter, () -> knowledge.search(List.of(base), "warranty leaks years", 4))
                .isEmpty());
        return meter;
    }

    private int documents(String base) {
        return knowledge.documents(base, null, 10).data().getFirst().passages();
    }

    private String best(String base, String question) {
        return knowledge.search(List.of(base), question, 4).getFirst().text();
    }

    private String base(String language) {
        var made = call(CreateKnowledgeBase.Function::new, "POST")
                .body(Map.of("name", "All", "language", language))
                .send();
        assertEquals(201, made.status(), made.body());
        return String.valueOf(made.at("id"));
    }

    private String page(String base, String title, String text) {
        var added = post(AddDocument.Function::new, base, Map.of("title", title, "source", "url", "text", text));
        assertEquals(202, added.status(), added.body());
        return String.valueOf(added.at("id"));
    }

    private void faq(String base, String... pairs) {
        var faq = new ArrayList<Map<String, String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            faq.add(Map.of("question", pairs[i], "answer", pairs[i + 1]));
        }
        var body = new HashMap<String, Object>(Map.of("title", "FAQ", "source", "faq"));
        body.put("faq", faq);
        assertEquals(202, post(AddDocument.Function::new, base, body).status());
    }

    private void index() {
        TEST.drain(QueueName.DOCUMENTS, new IndexDocument.Function(TEST.platform()));
    }

    private HttpCall.Answer post(
            Function<Platform, ? extends HttpFunction> function, String base, Map<String, Object> body) {
        return call(function, "POST").path("id", base).body(body).send();
    }

    private HttpCall call(Function<Platform, ? extends HttpFunction> function, String method) {
        return TEST.call(TEST.function(function, Permission.MANAGE), method, "/v1/knowledge-bases")
                .as(manager);
    }

    private Rows rows() {
        return TEST.platform().database().table(TableName.KNOWLEDGE).of(tenant);
    }

    private List<String> keys() {
        return rows().query(Query.prefix("").limit(1000), Rows.Nothing.class).data().stream()
                .map(row -> row.sk())
                .toList();
    }
}
