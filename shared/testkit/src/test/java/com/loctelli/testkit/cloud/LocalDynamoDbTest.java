package com.loctelli.testkit.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class LocalDynamoDbTest {

    private final EmbeddedCloud cloud = EmbeddedCloud.shared();
    private final DynamoDbClient db = Clients.dynamoDb(cloud.endpoints().dynamodb());

    @AfterEach
    void disarm() {
        cloud.faults().disarm();
    }

    @Test
    void anItemComesBackAsItWasPut() {
        create(db, "items");
        put(db, "items", "a", "one");
        assertEquals("one", read(db, "items", "a"));
    }

    @Test
    void aTransactionWithAFailedConditionChangesNothing() {
        create(db, "atomic");
        put(db, "atomic", "taken", "first");
        assertThrows(
                TransactionCanceledException.class,
                () -> db.transactWriteItems(t -> t.transactItems(List.of(
                        TransactWriteItem.builder()
                                .put(p -> p.tableName("atomic").item(item("fresh", "x")))
                                .build(),
                        TransactWriteItem.builder()
                                .put(p -> p.tableName("atomic")
                                        .item(item("taken", "second"))
                                        .conditionExpression("attribute_not_exists(id)"))
                                .build()))));
        assertEquals("", read(db, "atomic", "fresh"));
        assertEquals("first", read(db, "atomic", "taken"));
    }

    @Test
    void stateInADirectoryOutlivesTheServer(@TempDir Path directory) {
        try (var first = LocalDynamoDb.start(directory, new Faults(), new OnDemand());
                var client = Clients.dynamoDb(first.endpoint())) {
            create(client, "kept");
            put(client, "kept", "a", "still here");
        }
        try (var second = LocalDynamoDb.start(directory, new Faults(), new OnDemand());
                var client = Clients.dynamoDb(second.endpoint())) {
            assertEquals("still here", read(client, "kept", "a"));
        }
    }

    @Test
    void aThrottledCallIsRetriedByTheClientAndSucceeds() {
        create(db, "throttled");
        var puts = new AtomicInteger();
        cloud.faults()
                .arm(call ->
                        isPut(call, "throttled") && puts.getAndIncrement() < 2 ? new Fault.Throttled() : Fault.NONE);
        put(db, "throttled", "a", "one");
        assertEquals(3, puts.get());
        assertEquals("one", read(db, "throttled", "a"));
    }

    @Test
    void aRefusedCallHasNoEffect() {
        create(db, "refused");
        cloud.faults().arm(call -> isPut(call, "refused") ? new Fault.TransactionConflict() : Fault.NONE);
        var refusal = assertThrows(DynamoDbException.class, () -> put(db, "refused", "a", "one"));
        assertEquals("TransactionConflictException", refusal.awsErrorDetails().errorCode());
        assertEquals("", read(db, "refused", "a"));
    }

    @Test
    void aCallThatHangsHasNoEffect() {
        create(db, "hung");
        cloud.faults().arm(call -> isPut(call, "hung") ? new Fault.Hang(Duration.ofMillis(20)) : Fault.NONE);
        assertThrows(DynamoDbException.class, () -> put(db, "hung", "a", "one"));
        assertEquals("", read(db, "hung", "a"));
    }

    @Test
    void aLostAnswerHidesAnEffectThatTookPlace() {
        create(db, "lost");
        var puts = new AtomicInteger();
        cloud.faults()
                .arm(call -> isPut(call, "lost") && puts.getAndIncrement() == 0 ? new Fault.LostAnswer() : Fault.NONE);
        assertThrows(
                DynamoDbException.class,
                () -> db.putItem(p ->
                        p.tableName("lost").item(item("a", "one")).conditionExpression("attribute_not_exists(id)")),
                "the client's second try meets what its first one wrote");
        assertEquals("one", read(db, "lost", "a"));
        assertEquals(2, puts.get());
    }

    @Test
    void aDuplicatedRequestTakesEffectTwice() {
        create(db, "twice");
        cloud.faults()
                .arm(call ->
                        call.operation().equals("UpdateItem") && call.body().contains("\"twice\"")
                                ? new Fault.Duplicate()
                                : Fault.NONE);
        db.updateItem(u -> u.tableName("twice")
                .key(Map.of("id", AttributeValue.fromS("n")))
                .updateExpression("ADD c :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
        var item = db.getItem(g -> g.tableName("twice").key(Map.of("id", AttributeValue.fromS("n"))))
                .item();
        assertEquals(AttributeValue.fromN("2"), item.get("c"));
        assertTrue(cloud.faults().armed());
    }

    private static boolean isPut(Faults.Call call, String table) {
        return call.operation().equals("PutItem") && call.body().contains("\"" + table + "\"");
    }

    private static Map<String, AttributeValue> item(String id, String text) {
        return Map.of("id", AttributeValue.fromS(id), "text", AttributeValue.fromS(text));
    }

    private static void create(DynamoDbClient db, String table) {
        db.createTable(t -> t.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build()))
                .keySchema(List.of(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())));
    }

    private static void put(DynamoDbClient db, String table, String id, String text) {
        db.putItem(p -> p.tableName(table).item(item(id, text)));
    }

    private static String read(DynamoDbClient db, String table, String id) {
        var item = db.getItem(g -> g.tableName(table).key(Map.of("id", AttributeValue.fromS(id))))
                .item();
        return item.getOrDefault("text", AttributeValue.fromS("")).s();
    }
}
