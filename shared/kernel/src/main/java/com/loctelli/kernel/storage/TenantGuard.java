package com.loctelli.kernel.storage;

import com.loctelli.kernel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses, on the wire request, every call to DynamoDB whose keys do not all carry the tenant that it was made for:
 * the rule that IAM's {@code dynamodb:LeadingKeys} states in AWS, enforced where IAM is not. Operations without a
 * partition key (scan, PartiQL, control plane) are refused whatever they carry.
 */
public final class TenantGuard implements ExecutionInterceptor {
    /** The partition that a request was made for. */
    public static final ExecutionAttribute<String> BOUND = new ExecutionAttribute<>("loctelli.partition");

    /** Made when a query is first checked. */
    private static final class Term {
        static final Pattern OF_PARTITION = Pattern.compile("^\\s*(#?\\w+)\\s*=\\s*(:\\w+)(\\s+AND\\s.*)?$");
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var target = context.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        var body = context.requestBody()
                .map(content -> Json.readTree(bytes(content.contentStreamProvider())))
                .orElse(Map.of());
        check(target.substring(target.indexOf('.') + 1), body, attributes.getAttribute(BOUND));
    }

    static void check(String operation, @Nullable Object request, @Nullable String bound) {
        if (bound == null) {
            throw new Refused(operation + " is bound to no tenant");
        }
        var partitions = partitions(operation, map(request));
        if (partitions.isEmpty() || !partitions.stream().allMatch(bound::equals)) {
            throw new Refused(operation + " carries keys of another tenant, or none");
        }
    }

    private static List<@Nullable Object> partitions(String operation, Map<?, ?> request) {
        var found = new ArrayList<@Nullable Object>();
        switch (operation) {
            case "GetItem", "DeleteItem", "UpdateItem" -> found.add(partition(request.get("Key")));
            case "PutItem" -> found.add(partition(request.get("Item")));
            case "Query" -> found.add(queried(request));
            case "BatchGetItem" ->
                map(request.get("RequestItems"))
                        .values()
                        .forEach(keys -> list(map(keys).get("Keys")).forEach(key -> found.add(partition(key))));
            case "TransactWriteItems", "TransactGetItems" ->
                list(request.get("TransactItems"))
                        .forEach(action -> map(action).values().forEach(one -> {
                            var item = map(one).get("Item");
                            found.add(partition(item == null ? map(one).get("Key") : item));
                        }));
            default -> {
                // Every other operation is refused: nothing found.
            }
        }
        return found;
    }

    private static @Nullable Object queried(Map<?, ?> request) {
        var term = Term.OF_PARTITION.matcher(String.valueOf(request.get("KeyConditionExpression")));
        if (!term.matches()) {
            return null;
        }
        var name = map(request.get("ExpressionAttributeNames")).get(term.group(1));
        if (!TableName.PARTITION.equals(name == null ? term.group(1) : name)) {
            return null;
        }
        return map(map(request.get("ExpressionAttributeValues")).get(term.group(2)))
                .get("S");
    }

    private static @Nullable Object partition(@Nullable Object item) {
        return map(map(item).get(TableName.PARTITION)).get("S");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static byte[] bytes(software.amazon.awssdk.http.ContentStreamProvider content) {
        try (var in = content.newStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request that would have left its tenant. It is a fault of ours and is answered as one. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }
}
