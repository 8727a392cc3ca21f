package com.loctelli.testkit;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.testkit.lambda.LocalContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call of one function, put together word by word and then sent. */
public final class HttpCall {
    private final TestPlatform test;
    private final HttpFunction function;
    private final String method;
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> cookies = new ArrayList<>();
    private @Nullable String body;
    private boolean isEncoded;

    HttpCall(TestPlatform test, HttpFunction function, String method, String path) {
        this.test = test;
        this.function = function;
        this.method = method;
        this.path = path;
    }

    /** Sends the caller's access token. */
    public HttpCall as(Caller caller) {
        return header("authorization", "Bearer " + test.token(caller));
    }

    public HttpCall header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    public HttpCall cookie(String cookie) {
        cookies.add(cookie);
        return this;
    }

    public HttpCall query(String name, String value) {
        query.put(name, value);
        return this;
    }

    /** A path parameter, as the gateway would have read it from the path. */
    public HttpCall path(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** A JSON body of maps, lists and plain values, or a record. */
    public HttpCall body(Object value) {
        return text("application/json", value instanceof String json ? json : Json.write(value));
    }

    /** A body of another type. */
    public HttpCall text(String contentType, String text) {
        header("content-type", contentType);
        body = text;
        return this;
    }

    /** A body of bytes, which API Gateway would hand over encoded. */
    public HttpCall bytes(String contentType, byte[] bytes) {
        isEncoded = true;
        return text(contentType, Base64.getEncoder().encodeToString(bytes));
    }

    /** Makes the call. */
    public Answer send() {
        var response = function.handleRequest(
                event(),
                new LocalContext(
                        function.getClass().getName(),
                        UUID.randomUUID().toString(),
                        System.nanoTime() + Duration.ofSeconds(29).toNanos()));
        return new Answer(
                response.getStatusCode(),
                response.getHeaders() == null ? Map.of() : response.getHeaders(),
                response.getCookies() == null ? List.of() : response.getCookies(),
                response.getBody() == null ? "" : response.getBody());
    }

    private APIGatewayV2HTTPEvent event() {
        var raw = new StringBuilder();
        query.forEach((name, value) -> raw.append(raw.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(method + " " + path)
                .withRawPath(path)
                .withRawQueryString(raw.toString())
                .withHeaders(headers)
                .withCookies(cookies.isEmpty() ? null : cookies)
                .withQueryStringParameters(query.isEmpty() ? null : query)
                .withPathParameters(parameters.isEmpty() ? null : parameters)
                .withBody(body)
                .withIsBase64Encoded(isEncoded)
                .withRequestContext(RequestContext.builder()
                        .withRouteKey(method + " " + path)
                        .withHttp(RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(path)
                                .withSourceIp("192.0.2.7")
                                .build())
                        .build())
                .build();
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, List<String> cookies, String body) {

        /** The body as a JSON object. */
        @SuppressWarnings("unchecked")
        public Map<String, Object> json() {
            if (body.isEmpty()) {
                return Map.of();
            }
            return (Map<String, Object>) java.util.Objects.requireNonNull(Json.readTree(body));
        }

        /** A value inside the body by a path such as {@code owner.id} or {@code data.0.id}; null where there is none. */
        public @Nullable Object at(String dotted) {
            @Nullable Object at = json();
            for (String part : dotted.split("\\.", -1)) {
                at = switch (at) {
                    case Map<?, ?> map -> map.get(part);
                    case List<?> list when Integer.parseInt(part) < list.size() -> list.get(Integer.parseInt(part));
                    case null, default -> null;
                };
            }
            return at;
        }

        /** The pointers of all the wrong fields. */
        public List<String> wrongFields() {
            return at("errors") instanceof List<?> errors
                    ? errors.stream()
                            .map(e -> String.valueOf(((Map<?, ?>) e).get("pointer")))
                            .toList()
                    : List.of();
        }
    }
}
