package com.loctelli.kernel.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.loctelli.kernel.ids.Ids;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.kernel.tenancy.SubAccountId;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.kernel.tenancy.TestTenants;
import com.loctelli.kernel.time.Clock;
import com.loctelli.testkit.TestPlatform;
import com.loctelli.testkit.cloud.Clients;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import io.avaje.jsonb.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sts.StsClient;

/** Sessions of the tenants' role, against the local STS and tables that enforce the tag. */
public class TenantSessionsTest {
    static final String ROLE = "arn:aws:iam::000000000000:role/loctelli-dev-tenant-data";

    @Test
    void aTenantsRequestsCarryOneSessionThatIsTaggedWithItAndThePlatformsCarryNone() throws Exception {
        var sessions = EmbeddedCloud.shared().aws().sessions();
        try (var tables = new EnforcingTables(EmbeddedCloud.shared().endpoints().dynamodb(), sessions)) {
            int before = sessions.assumed().size();
            var test = over(tables);
            var database = test.platform().database();
            var rows = test.platform().directory().platformRows();
            database.commit(rows.insert("THING", new Thing("ours"), Actor.SYSTEM));
            assertEquals(before, sessions.assumed().size());

            var tenant = test.tenant();
            var own = database.table(TableName.LEADS).of(tenant);
            database.commit(own.insert("A", new Thing("one"), Actor.SYSTEM));
            assertNotNull(own.get("A", Thing.class));
            database.commit(own.insert("B", new Thing("two"), Actor.SYSTEM), own.delete("A"));
            assertEquals(
                    1, own.query(Query.prefix("").limit(10), Thing.class).data().size());

            var taken = sessions.assumed().subList(before, sessions.assumed().size());
            assertEquals(1, taken.size());
            assertEquals(ROLE, taken.getFirst().roleArn());
            assertEquals(
                    Map.of("subAccountId", tenant.partition()), taken.getFirst().tags());
            assertEquals(0, tables.refused.get());
        }
    }

    private static TestPlatform over(EnforcingTables tables) {
        return TestPlatform.start(
                Map.of(
                        "LOCTELLI_TENANT_ROLE",
                        ROLE,
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        tables.endpoint().toString()),
                List.of());
    }

    @Test
    void whatIsThePlatformsOwnIsSealedAndOpenedWithoutASession() throws Exception {
        var sessions = EmbeddedCloud.shared().aws().sessions();
        try (var tables = new EnforcingTables(EmbeddedCloud.shared().endpoints().dynamodb(), sessions)) {
            int before = sessions.assumed().size();
            var test = over(tables);
            var platform = test.platform().directory().platformRows().tenant();

            var sealed = test.platform().cipher().seal(platform, "letter", "whom it goes to");
            test.platform().cipher().forget(platform);

            assertEquals("whom it goes to", test.platform().cipher().open(platform, "letter", sealed));
            assertEquals(before, sessions.assumed().size());
            assertEquals(0, tables.refused.get());
        }
    }

    @Test
    void oneTenantsSessionOpensNoRowOfAnother() throws Exception {
        var cloud = EmbeddedCloud.shared();
        try (var tables = new EnforcingTables(
                        cloud.endpoints().dynamodb(), cloud.aws().sessions());
                var sts = sts(cloud.endpoints().aws())) {
            var one = tenant();
            var other = tenant();
            var sessions = new TenantSessions(() -> sts, ROLE, Clock.system());
            try (var client = client(tables, sessions.of(one).orElseThrow())) {
                var refused = assertThrows(
                        DynamoDbException.class,
                        () -> client.getItem(r -> r.tableName("loctelli-t1-leads")
                                .key(Map.of(
                                        "subAccountId", AttributeValue.fromS(other.partition()),
                                        "sk", AttributeValue.fromS("A")))));
                assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
                assertEquals(1, tables.refused.get());
            }
        }
    }

    /** Raw calls as somebody could write them who has the code but another tenant's credentials, by table. */
    private static Map<String, Consumer<DynamoDbClient>> rawCalls(String table, String tenant, String own) {
        var key = key(tenant, "A");
        var mine = key(own, "A");
        var calls = new LinkedHashMap<String, Consumer<DynamoDbClient>>();
        calls.put("GetItem", db -> db.getItem(r -> r.tableName(table).key(key)));
        calls.put("PutItem", db -> db.putItem(r -> r.tableName(table).item(key)));
        calls.put("DeleteItem", db -> db.deleteItem(r -> r.tableName(table).key(key)));
        calls.put(
                "UpdateItem",
                db -> db.updateItem(r -> r.tableName(table)
                        .key(key)
                        .updateExpression("SET x = :x")
                        .expressionAttributeValues(Map.of(":x", AttributeValue.fromS("stolen")))));
        calls.put(
                "Query",
                db -> db.query(r -> r.tableName(table)
                        .keyConditionExpression("subAccountId = :t")
                        .expressionAttributeValues(Map.of(":t", AttributeValue.fromS(tenant)))));
        calls.put("Scan", db -> db.scan(r -> r.tableName(table)));
        calls.put(
                "ExecuteStatement",
                db -> db.executeStatement(
                        r -> r.statement("SELECT * FROM \"" + table + "\" WHERE subAccountId = '" + tenant + "'")));
        calls.put(
                "BatchGetItem, one of its own among them",
                db -> db.batchGetItem(r -> r.requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder().keys(List.of(mine, key)).build()))));
        calls.put(
                "BatchWriteItem, one of its own among them",
                db -> db.batchWriteItem(r -> r.requestItems(Map.of(
                        table,
                        List.of(
                                WriteRequest.builder()
                                        .putRequest(put -> put.item(mine))
                                        .build(),
                                WriteRequest.builder()
                                        .deleteRequest(delete -> delete.key(key))
                                        .build())))));
        calls.put(
                "TransactWriteItems, a mere condition on another's",
                db -> db.transactWriteItems(r -> r.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(table).item(mine))
                                .build(),
                        TransactWriteItem.builder()
                                .conditionCheck(check ->
                                        check.tableName(table).key(key).conditionExpression("attribute_exists(sk)"))
                                .build())));
        calls.put(
                "TransactGetItems",
                db -> db.transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                        .get(get -> get.tableName(table).key(key))
                        .build())));
        return calls;
    }

    private static Map<String, AttributeValue> key(String tenant, String sk) {
        return Map.of("subAccountId", AttributeValue.fromS(tenant), "sk", AttributeValue.fromS(sk));
    }

    @Test
    void noRawCallOnAnyTableReachesAnotherTenantsRows() throws Exception {
        var cloud = EmbeddedCloud.shared();
        var prefix = TestPlatform.start().platform().settings().prefix();
        try (var tables = new EnforcingTables(
                        cloud.endpoints().dynamodb(), cloud.aws().sessions());
                var sts = sts(cloud.endpoints().aws())) {
            var one = tenant();
            var other = tenant();
            var sessions = new TenantSessions(() -> sts, ROLE, Clock.system());
            try (var ofOne = client(tables, sessions.of(one).orElseThrow());
                    var ofOther = client(tables, sessions.of(other).orElseThrow())) {
                int calls = 0;
                for (var name : TableName.values()) {
                    var table = prefix + name.id();
                    if (name != TableName.DIRECTORY) {
                        ofOther.putItem(r -> r.tableName(table).item(key(other.partition(), "A")));
                    }
                    var whose = name == TableName.DIRECTORY ? "PLATFORM" : other.partition();
                    var raw = rawCalls(table, whose, one.partition());
                    for (var index : name.indexes()) {
                        raw.put(
                                "Query on " + index,
                                db -> db.query(r -> r.tableName(table)
                                        .indexName(index)
                                        .keyConditionExpression("subAccountId = :t")
                                        .expressionAttributeValues(Map.of(":t", AttributeValue.fromS(whose)))));
                    }
                    for (var call : raw.entrySet()) {
                        var refused = assertThrows(
                                DynamoDbException.class, () -> call.getValue().accept(ofOne), name + " " + call);
                        assertEquals(
                                "AccessDeniedException",
                                refused.awsErrorDetails().errorCode(),
                                name + " " + call.getKey());
                        calls++;
                    }
                    assertEquals(calls, tables.refused.get());
                    if (name != TableName.DIRECTORY) {
                        // What was refused did nothing, and the same call for one's own rows is none of the refused.
                        var kept = ofOther.getItem(r -> r.tableName(table).key(key(other.partition(), "A")));
                        assertEquals(key(other.partition(), "A"), kept.item(), table);
                        var own = ofOne.getItem(r -> r.tableName(table).key(key(one.partition(), "A")));
                        assertTrue(own.item().isEmpty(), table);
                    }
                }
            }
        }
    }

    private static DynamoDbClient client(EnforcingTables tables, AwsCredentialsProvider credentials) {
        return DynamoDbClient.builder()
                .endpointOverride(tables.endpoint())
                .region(Region.of(EmbeddedCloud.REGION))
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static StsClient sts(URI endpoint) {
        return Clients.at(endpoint, StsClient.builder());
    }

    static Tenant tenant() {
        var tenant = TestTenants.mint(new SubAccountId(Ids.secure().next("sa")));
        assertTrue(SubAccountId.isOne(tenant.partition()));
        return tenant;
    }

    /** Something to keep. */
    @Json
    public record Thing(String name) {}
}
