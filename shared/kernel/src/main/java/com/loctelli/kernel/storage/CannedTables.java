package com.loctelli.kernel.storage;

import com.loctelli.kernel.secrets.PlatformKeys;
import com.loctelli.kernel.time.Clock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Tables that answer every call the same, without a network: what is rehearsed over them goes through the whole of the
 * SDK's client and of {@link Database}, reads one row of no meaning, and leaves nothing behind.
 */
public final class CannedTables implements SdkHttpClient {
    private static final String ROW = """
            {"Item":{"subAccountId":{"S":"sa_rehearsal"},"sk":{"S":"R"},"version":{"N":"1"},
             "createdAt":{"S":"2026-01-01T00:00:00.000Z"},"updatedAt":{"S":"2026-01-01T00:00:00.000Z"}},
             "ConsumedCapacity":{"TableName":"rehearsal","CapacityUnits":1.0}}""";

    private CannedTables() {}

    /** A database over such tables; it must be closed by nobody and used for rehearsals only. */
    public static Database database(Clock clock, PlatformKeys keys) {
        var client = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .httpClient(new CannedTables())
                .overrideConfiguration(o -> o.addExecutionInterceptor(new TenantGuard()))
                .build();
        return new Database(() -> client, "rehearsal-", clock, keys, TenantCredentials.OWN);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        byte[] body = (target.endsWith(".GetItem") ? ROW : "{}").getBytes(StandardCharsets.UTF_8);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Type", "application/x-amz-json-1.0")
                                .putHeader("Content-Length", Integer.toString(body.length))
                                .build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                        .build();
            }

            @Override
            public void abort() {
                // Nothing is under way.
            }
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
