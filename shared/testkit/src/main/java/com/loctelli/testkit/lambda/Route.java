package com.loctelli.testkit.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route key of an HTTP API, for example {@code GET /v1/leads/{id}}, and the function behind it. */
record Route(
        String key,
        String method,
        List<String> segments,
        LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {

    static Route of(String key, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
        var space = key.indexOf(' ');
        return new Route(key, key.substring(0, space), segments(key.substring(space + 1)), function);
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The path's parameters, decoded, when this route takes it. */
    Optional<Map<String, String>> match(String calledMethod, List<String> called) {
        if (!method.equals("ANY") && !method.equals(calledMethod)) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.endsWith("+}") && i < called.size()) {
                parameters.put(name(segment, 2), decode(String.join("/", called.subList(i, called.size()))));
                return Optional.of(parameters);
            }
            if (i >= called.size()) {
                return Optional.empty();
            }
            if (segment.startsWith("{")) {
                if (called.get(i).isEmpty()) {
                    return Optional.empty();
                }
                parameters.put(name(segment, 1), decode(called.get(i)));
            } else if (!segment.equals(decode(called.get(i)))) {
                return Optional.empty();
            }
        }
        return segments.size() == called.size() ? Optional.of(parameters) : Optional.empty();
    }

    /** Orders by what a gateway prefers: a fixed segment before a parameter before a greedy one, from the left. */
    String preference() {
        var order = new StringBuilder();
        for (var segment : segments) {
            order.append(segment.endsWith("+}") ? '2' : segment.startsWith("{") ? '1' : '0');
        }
        return order.append(method.equals("ANY") ? '1' : '0').toString();
    }

    private static String name(String segment, int tail) {
        return segment.substring(1, segment.length() - tail);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
