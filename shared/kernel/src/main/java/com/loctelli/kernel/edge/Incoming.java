package com.loctelli.kernel.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.loctelli.kernel.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as API Gateway hands it over, with what it leaves out made empty.
 *
 * @param headers by their names in lower case
 */
record Incoming(APIGatewayV2HTTPEvent event, Map<String, String> headers) {
    private static final int LARGEST_BODY = 1 << 20;

    static Incoming of(APIGatewayV2HTTPEvent event) {
        var headers = new LinkedHashMap<String, String>();
        orEmpty(event.getHeaders()).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Incoming(event, headers);
    }

    /** The route's method and path with the names of its parameters, such as {@code GET /v1/leads/{id}}. */
    String route() {
        return Objects.requireNonNullElse(event.getRouteKey(), "");
    }

    String method() {
        return event.getRequestContext().getHttp().getMethod();
    }

    String path() {
        return Objects.requireNonNullElse(event.getRawPath(), "");
    }

    /** The path with the query as it came. */
    String target() {
        var query = event.getRawQueryString();
        return query == null || query.isEmpty() ? path() : path() + "?" + query;
    }

    List<String> cookies() {
        return event.getCookies() == null ? List.of() : event.getCookies();
    }

    Map<String, String> pathParameters() {
        return orEmpty(event.getPathParameters());
    }

    Map<String, String> query() {
        return orEmpty(event.getQueryStringParameters());
    }

    /** The bytes of the body; one over 1 MiB is refused. */
    byte[] body() {
        var body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        byte[] bytes =
                event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST_BODY) {
            throw ProblemType.TOO_LARGE.problem("A body has at most 1 MiB");
        }
        return bytes;
    }

    /** Whether the body is said to be JSON, a merge patch included. */
    boolean isJson() {
        var contentType = headers.get("content-type");
        if (contentType == null) {
            return false;
        }
        var type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.equals("application/merge-patch+json");
    }

    /** The address of who asks: as the edge tells it, where the request came through it. */
    String address(OriginKey originKey) {
        return originKey
                .viewer(headers)
                .orElseGet(() -> Objects.requireNonNullElse(
                        event.getRequestContext().getHttp().getSourceIp(), ""));
    }

    /** The request as a webhook takes it: every byte as it came. */
    RawRequest raw(byte[] body, OriginKey originKey) {
        return new RawRequest(
                headers,
                event.getRawPath(),
                Objects.requireNonNullElse(event.getRawQueryString(), ""),
                pathParameters(),
                body,
                address(originKey));
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
