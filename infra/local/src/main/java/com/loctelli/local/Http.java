package com.loctelli.local;

import com.loctelli.kernel.json.Json;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages and the control endpoints need of an exchange. */
final class Http {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Http() {}

    /**
     * Whether the call was made to this machine by one of its own names. With a tunnel in front, or a name that
     * somebody else resolves to here, it was not, and the control endpoints stay shut.
     */
    static boolean isLocal(HttpExchange exchange) {
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""));
    }

    /** The query's parameters, decoded. */
    static Map<String, String> query(HttpExchange exchange) {
        @Nullable String raw = exchange.getRequestURI().getRawQuery();
        var out = new LinkedHashMap<String, String>();
        if (raw != null) {
            Arrays.stream(raw.split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> out.put(
                            URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                            // A plus is never meant as a space here: what is asked by are telephone numbers.
                            pair.length < 2
                                    ? ""
                                    : URLDecoder.decode(pair[1].replace("+", "%2B"), StandardCharsets.UTF_8)));
        }
        return out;
    }

    static void json(HttpExchange exchange, int status, Object body) throws IOException {
        send(exchange, status, "application/json", Json.bytes(body));
    }

    /** An error in the API's own form. */
    static void problem(HttpExchange exchange, int status, String type, String title, String detail)
            throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        send(exchange, status, "application/problem+json", Json.bytes(body));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead || body.length == 0 ? -1 : body.length);
        if (!isHead && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
