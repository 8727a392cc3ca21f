package com.loctelli.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Settings;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.QueueName;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.tenancy.TestTenants;
import com.loctelli.kernel.time.Clock;
import com.loctelli.testkit.Provision;
import com.loctelli.testkit.cloud.Clients;
import com.loctelli.testkit.probe.Thing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the product counts on of AWS, the same for every cloud that stands in for it. */
interface CloudContract {

    /** What a function finds in its environment, with a stage whose tables and queues are made. */
    Settings settings();

    /** Makes what a stage needs, once a class. */
    static Settings provisioned(Map<String, String> environment) {
        var settings = Settings.of(environment)
                .with(Map.of("LOCTELLI_STAGE", "c" + Long.toString(System.nanoTime(), 36), "PUBLIC_URL", "http://x"));
        Provision.of(settings);
        return settings;
    }

    private Platform platform() {
        return new Platform(settings(), Clock.system(), Ids.secure(), List.of());
    }

    private static Tenant tenant() {
        return TestTenants.mint(new SubAccountId(Ids.secure().next("sa")));
    }

    @Test
    default void aRowIsInsertedOnceAndReadByItsTenantOnly() {
        var database = platform().database();
        var rows = database.table(TableName.LEADS).of(tenant());
        database.commit(rows.insert("A", Thing.named("one"), Actor.SYSTEM));
        assertThrows(Problem.class, () -> database.commit(rows.insert("A", Thing.named("two"), Actor.SYSTEM)));
        assertEquals(Thing.named("one"), rows.need("A", Thing.class).value());
        assertEquals(null, database.table(TableName.LEADS).of(tenant()).get("A", Thing.class));
    }

    @Test
    default void aTransactionIsMadeAsAWholeOrNotAtAll() {
        var database = platform().database();
        var rows = database.table(TableName.LEADS).of(tenant());
        database.commit(rows.insert("A", Thing.named("one"), Actor.SYSTEM));
        assertThrows(
                Problem.class,
                () -> database.commit(
                        rows.insert("B", Thing.named("two"), Actor.SYSTEM),
                        rows.insert("A", Thing.named("again"), Actor.SYSTEM)));
        assertEquals(null, rows.get("B", Thing.class));
        database.commit(rows.delete("A"), rows.insert("B", Thing.named("two"), Actor.SYSTEM));
        assertEquals(
                1, rows.query(Query.prefix("").limit(10), Thing.class).data().size());
    }

    @Test
    default void anIndexFindsARowByItsOwnAttribute() {
        var database = platform().database();
        var rows = database.table(TableName.LEADS).of(tenant());
        database.commit(
                rows.insert("A", Thing.named("one"), Actor.SYSTEM).with("byStatus", "lead#1"),
                rows.insert("B", Thing.named("two"), Actor.SYSTEM).with("byStatus", "won#1"));
        var found = rows.query(Query.prefix("lead#").on("byStatus").limit(10), Thing.class)
                .data();
        assertEquals(
                List.of(Thing.named("one")),
                found.stream().map(one -> one.value()).toList());
    }

    @Test
    default void aRowWhoseTimeIsOverIsNotReadAnyMore() {
        var platform = platform();
        var database = platform.database();
        var rows = database.table(TableName.KERNEL).of(tenant());
        var now = platform.clock().now();
        database.commit(rows.insert("OVER", Thing.named("x"), Actor.SYSTEM).expires(now.minus(Duration.ofMinutes(1))));
        database.commit(rows.insert("STILL", Thing.named("x"), Actor.SYSTEM).expires(now.plus(Duration.ofMinutes(1))));
        assertEquals(null, rows.get("OVER", Thing.class));
        assertEquals(Thing.named("x"), rows.need("STILL", Thing.class).value());
        database.commit(rows.upsert("STILL", new Update().set("name", "y")));
        assertEquals(Thing.named("y"), rows.need("STILL", Thing.class).value());
    }

    @Test
    default void aFifoQueueKeepsTheOrderOfAGroupAndTakesAMessageOnce() {
        try (var sqs = sqs()) {
            var url = url(sqs, QueueName.SENDS.id());
            for (var text : new String[] {"1", "1", "2", "3"}) {
                sqs.sendMessage(r ->
                        r.queueUrl(url).messageBody(text).messageGroupId("g").messageDeduplicationId("d" + text));
            }
            var taken = sqs.receiveMessage(
                            r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(2))
                    .messages();
            assertEquals(
                    List.of("1", "2", "3"),
                    taken.stream().map(one -> one.body()).toList());
        }
    }

    @Test
    default void aMessageThatFailsTooOftenGoesToTheDeadLetters() {
        try (var sqs = sqs()) {
            var url = url(sqs, QueueName.LEAD_EVENTS.id());
            sqs.sendMessage(r -> r.queueUrl(url).messageBody("poison"));
            for (int i = 0; i < QueueName.LEAD_EVENTS.maxReceives(); i++) {
                var taken = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5))
                        .messages();
                assertEquals(1, taken.size());
                sqs.changeMessageVisibility(r -> r.queueUrl(url)
                        .receiptHandle(taken.getFirst().receiptHandle())
                        .visibilityTimeout(0));
            }
            assertTrue(sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(1))
                    .messages()
                    .isEmpty());
            var letters = sqs.getQueueAttributes(r -> r.queueUrl(url(sqs, QueueName.LEAD_EVENTS.deadLetterId()))
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes();
            assertEquals("1", letters.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
        }
    }

    @Test
    default void aFileIsWrittenAndReadByLinksThatNeedNoOtherKey() throws Exception {
        var files = platform().files();
        var tenant = tenant();
        byte[] content = "hello".getBytes(StandardCharsets.UTF_8);
        var write = files.linkToWrite(tenant, "a/b.txt", "text/plain", content.length, Duration.ofMinutes(5));
        try (var http = HttpClient.newHttpClient()) {
            var put = HttpRequest.newBuilder(write)
                    .header("content-type", "text/plain")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                    .build();
            assertEquals(
                    200, http.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
            assertArrayEquals(content, files.find(tenant, "a/b.txt").orElseThrow());
            var read = HttpRequest.newBuilder(files.linkToRead(tenant, "a/b.txt", Duration.ofMinutes(5)))
                    .build();
            assertEquals(
                    "hello",
                    http.send(read, HttpResponse.BodyHandlers.ofString()).body());
        }
        files.delete(tenant, "a/b.txt");
        assertFalse(files.find(tenant, "a/b.txt").isPresent());
    }

    @Test
    default void aSecretIsMadeOnceChangedRemovedAndMadeAnew() {
        var secrets = platform().secrets();
        var name = "contract/" + Ids.secure().token();
        assertEquals(Optional.empty(), secrets.find(name));
        assertEquals("one", secrets.putIfAbsent(name, "one"));
        assertEquals("one", secrets.putIfAbsent(name, "two"));
        secrets.put(name, "three");
        assertEquals(Optional.of("three"), secrets.find(name));
        secrets.delete(name);
        assertEquals(Optional.empty(), secrets.find(name));
        secrets.put(name, "four");
        assertEquals(Optional.of("four"), secrets.find(name));
        secrets.delete(name);
    }

    @Test
    default void aTextIsSealedUnderAKeyOfItsTenant() {
        var tenant = tenant();
        var sealed = platform().cipher().seal(tenant, "place", "hello");
        assertEquals("hello", platform().cipher().open(tenant, "place", sealed), "by the key that was kept wrapped");
        assertThrows(IllegalStateException.class, () -> platform().cipher().open(tenant(), "place", sealed));
    }

    @Test
    default void aStandardQueueTakesAGroupToBeFairBy() {
        try (var sqs = sqs()) {
            var url = url(sqs, QueueName.TURNS.id());
            sqs.sendMessage(r -> r.queueUrl(url).messageBody("a").messageGroupId("one"));
            sqs.sendMessage(r -> r.queueUrl(url).messageBody("b").messageGroupId("two"));
            var taken = new ArrayList<String>();
            while (taken.size() < 2) {
                var some = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(5))
                        .messages();
                assertFalse(some.isEmpty(), "both arrive");
                some.forEach(one -> taken.add(one.body()));
            }
            assertEquals(List.of("a", "b"), taken.stream().sorted().toList());
        }
    }

    private SqsClient sqs() {
        return Clients.at(URI.create(settings().need("AWS_ENDPOINT_URL_SQS")), SqsClient.builder());
    }

    private String url(SqsClient sqs, String id) {
        return sqs.getQueueUrl(r -> r.queueName(settings().prefix() + id)).queueUrl();
    }
}
