package com.loctelli.kernel.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import com.loctelli.testkit.cloud.LocalAws;
import com.loctelli.testkit.cloud.TickingClock;
import io.avaje.jsonb.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.sts.StsClient;

/** Sessions of the tenants' role, against the local STS and tables that enforce the tag. */
public class TenantSessionsTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/loctelli-dev-tenant-data";

    @Test
    void aTenantsRequestsCarryOneSessionThatIsTaggedWithItAndThePlatformsCarryNone() throws Exception {
        var sessions = EmbeddedCloud.shared().aws().sessions();
        try (var tables = new EnforcingTables(EmbeddedCloud.shared().endpoints().dynamodb(), sessions)) {
            int before = sessions.assumed().size();
            var test = TestPlatform.start(
                    Map.of(
                            "LOCTELLI_TENANT_ROLE",
                            ROLE,
                            "AWS_ENDPOINT_URL_DYNAMODB",
                            tables.endpoint().toString()),
                    List.of());
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

    @Test
    void oneTenantsSessionOpensNoRowOfAnother() throws Exception {
        var cloud = EmbeddedCloud.shared();
        try (var tables = new EnforcingTables(
                        cloud.endpoints().dynamodb(), cloud.aws().sessions());
                var sts = sts(cloud.endpoints().aws())) {
            var one = tenant();
            var other = tenant();
            var sessions = new TenantSessions(() -> sts, ROLE, Clock.system());
            try (var client = DynamoDbClient.builder()
                    .endpointOverride(tables.endpoint())
                    .region(Region.of(EmbeddedCloud.REGION))
                    .credentialsProvider(sessions.of(one).orElseThrow())
                    .httpClient(UrlConnectionHttpClient.create())
                    .build()) {
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

    @Test
    void aSessionServesUntilShortlyBeforeItEnds() {
        var clock = TickingClock.standing(Instant.parse("2026-03-02T15:00:00Z"));
        try (var aws = LocalAws.start(null, clock, URI.create("http://localhost:1"));
                var sts = sts(aws.endpoint())) {
            var sessions = new TenantSessions(() -> sts, ROLE, Clock.of(clock));
            var tenant = tenant();
            assertEquals(0, aws.sessions().assumed().size());
            var first = sessions.of(tenant).orElseThrow();
            clock.advance(Duration.ofMinutes(54));
            assertEquals(first, sessions.of(tenant).orElseThrow());
            clock.advance(Duration.ofMinutes(2));
            assertNotEquals(first, sessions.of(tenant).orElseThrow());
            assertEquals(2, aws.sessions().assumed().size());
        }
    }

    @Test
    void fiveHundredSessionsAreKeptAndTheOneNotUsedForLongestGoes() {
        var clock = TickingClock.standing(Instant.parse("2026-03-02T15:00:00Z"));
        try (var aws = LocalAws.start(null, clock, URI.create("http://localhost:1"));
                var sts = sts(aws.endpoint())) {
            var sessions = new TenantSessions(() -> sts, ROLE, Clock.of(clock));
            var first = tenant();
            var second = tenant();
            sessions.of(first);
            sessions.of(second);
            for (int i = 0; i < 499; i++) {
                sessions.of(first);
                sessions.of(tenant());
            }
            assertEquals(501, aws.sessions().assumed().size());
            sessions.of(first);
            assertEquals(501, aws.sessions().assumed().size());
            sessions.of(second);
            assertEquals(502, aws.sessions().assumed().size());
        }
    }

    private static StsClient sts(URI endpoint) {
        return Clients.at(endpoint, StsClient.builder());
    }

    private static Tenant tenant() {
        var tenant = TestTenants.mint(new SubAccountId(Ids.secure().next("sa")));
        assertTrue(SubAccountId.isOne(tenant.partition()));
        return tenant;
    }

    /** Something to keep. */
    @Json
    public record Thing(String name) {}
}
