package com.loctelli.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * The floor: reads one lead with one SDK call and writes its JSON by hand. No sign-in, no validation, no problems. Told
 * {@code BENCH_SIGN_IN}, its first request makes the two calls before it that a check of the caller cannot do without
 * where nothing is known yet: of the public keys, and of the caller's standing.
 */
public final class BareGetLead implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final DynamoDbClient CLIENT = DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_SECRET_ACCESS_KEY"))))
            .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    private boolean knowsCaller = System.getenv("BENCH_SIGN_IN") == null;

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        if (!knowsCaller) {
            readCaller();
            knowsCaller = true;
        }
        var item = CLIENT.getItem(r -> r.tableName("loctelli-" + System.getenv("LOCTELLI_STAGE") + "-leads")
                        .consistentRead(true)
                        .key(key(
                                System.getenv("BENCH_TENANT"),
                                event.getPathParameters().get("id"))))
                .item();
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(item.isEmpty() ? 404 : 200)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody("{\"id\":\"" + text(item, "sk") + "\",\"name\":\"" + text(item, "name") + "\",\"phone\":\""
                        + text(item, "phone") + "\",\"email\":\"" + text(item, "email") + "\",\"status\":\""
                        + text(item, "status") + "\"}")
                .build();
    }

    private static void readCaller() {
        var stage = "loctelli-" + System.getenv("LOCTELLI_STAGE") + "-";
        CLIENT.getItem(
                r -> r.tableName(stage + "directory").consistentRead(true).key(key("PLATFORM", "JWKS")));
        var tenant = System.getenv("BENCH_TENANT");
        CLIENT.batchGetItem(r -> r.requestItems(Map.of(
                stage + "access",
                        strongly(List.of(key(tenant, "USER#u"), key(tenant, "STANDING"), key(tenant, "SES#u#s"))),
                stage + "subaccounts", strongly(List.of(key(tenant, "META"))))));
    }

    private static KeysAndAttributes strongly(List<Map<String, AttributeValue>> keys) {
        return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    }

    private static Map<String, AttributeValue> key(String partition, @Nullable String sort) {
        return Map.of("subAccountId", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }
}
