package com.loctelli.testkit.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Makes the event of payload format 2.0 from an HTTP request, null where the gateway leaves a field out. */
@NullUnmarked
final class HttpEvents {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    private HttpEvents() {}

    static APIGatewayV2HTTPEvent of(
            HttpExchange exchange, byte[] body, String routeKey, Map<String, String> parameters, Instant now) {
        var headers = new TreeMap<String, String>();
        var cookies = new ArrayList<String>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("cookie")) {
                values.forEach(value -> cookies.addAll(List.of(value.split("; *", -1))));
            } else {
                headers.put(lower, String.join(",", values));
            }
        });
        var uri = exchange.getRequestURI();
        var rawQuery = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var text = isText(headers.get("content-type"));
        var host = headers.getOrDefault("host", "localhost");
        var http = RequestContext.Http.builder()
                .withMethod(exchange.getRequestMethod())
                .withPath(uri.getRawPath())
                .withProtocol(exchange.getProtocol())
                .withSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress())
                .withUserAgent(headers.get("user-agent"))
                .build();
        var context = RequestContext.builder()
                .withAccountId("000000000000")
                .withApiId("local")
                .withDomainName(host)
                .withDomainPrefix("local")
                .withRequestId(UUID.randomUUID().toString())
                .withRouteKey(routeKey)
                .withStage("$default")
                .withTime(TIME.format(now))
                .withTimeEpoch(now.toEpochMilli())
                .withHttp(http)
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey(routeKey)
                .withRawPath(uri.getRawPath())
                .withRawQueryString(rawQuery)
                .withCookies(cookies.isEmpty() ? null : cookies)
                .withHeaders(headers)
                .withQueryStringParameters(rawQuery.isEmpty() ? null : query(rawQuery))
                .withPathParameters(parameters.isEmpty() ? null : parameters)
                .withRequestContext(context)
                .withBody(body.length == 0 ? null : text(body, text))
                .withIsBase64Encoded(body.length > 0 && !text)
                .build();
    }

    private static String text(byte[] body, boolean text) {
        return text
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body);
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            var at = pair.indexOf('=');
            query.merge(
                    decode(at < 0 ? pair : pair.substring(0, at)),
                    at < 0 ? "" : decode(pair.substring(at + 1)),
                    (one, other) -> one + "," + other);
        }
        return query;
    }

    /** The types that the gateway hands over as they are; all others it encodes. */
    static boolean isText(@Nullable String type) {
        return type != null
                && (type.startsWith("text/")
                        || type.contains("json")
                        || type.contains("xml")
                        || type.contains("javascript")
                        || type.startsWith("application/x-www-form-urlencoded"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
