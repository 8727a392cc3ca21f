package com.loctelli.testkit.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.loctelli.testkit.cloud.Loopback;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP API in front of functions: finds the route, makes the event, invokes, and turns the answer into HTTP, with
 * the limits and the answers of the real one ({@code {"message":"Not Found"}} and its like). Outside the API's own path
 * other pages can be served beside it, as an edge would from a bucket.
 *
 * <p>Routes and pages may be added before and after the start.
 */
public final class Gateway implements AutoCloseable {

    /** What an HTTP API takes at most. */
    static final int MAX_BODY = 10 * 1024 * 1024;

    private static final Logger LOG = System.getLogger(Gateway.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(29);

    private record Found(Route route, Map<String, String> parameters) {}

    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final ConcurrentSkipListMap<String, HttpHandler> pages = new ConcurrentSkipListMap<>();
    private final String apiPath;
    private final InstantSource clock;
    private volatile @Nullable Found otherwise;
    private @Nullable Loopback server;

    /** A gateway whose API is under {@code apiPath}, for example {@code /v1}: pages never answer there. */
    public Gateway(String apiPath, InstantSource clock) {
        this.apiPath = apiPath;
        this.clock = clock;
    }

    /**
     * Puts a handler behind a route key such as {@code GET /v1/leads/{id}}, or behind {@code $default}, which takes
     * whatever of the API no other route does.
     */
    public Gateway route(String key, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        var function =
                LocalFunction.of(key, handler, TIMEOUT, APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPResponse.class);
        if (key.equals("$default")) {
            otherwise = new Found(new Route(key, "ANY", List.of(), function), Map.of());
        } else {
            routes.add(Route.of(key, function));
        }
        return this;
    }

    /** Lets {@code page} answer whatever is under {@code prefix} and is no route; the longest prefix wins. */
    public Gateway page(String prefix, HttpHandler page) {
        pages.put(prefix, page);
        return this;
    }

    /** Listens on a loopback port; 0 takes a free one. */
    public synchronized Gateway start(int port) {
        server = Loopback.serve(port, this::handle);
        return this;
    }

    /** Its address once it is started. */
    public synchronized URI uri() {
        if (server == null) {
            throw new IllegalStateException("The gateway is not started");
        }
        return server.uri();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            var found = find(exchange.getRequestMethod(), Route.segments(path.isEmpty() ? "/" : path));
            if (found.isPresent()) {
                invoke(exchange, found.get());
                return;
            }
            var page = pageFor(path);
            if (page.isPresent()) {
                page.get().handle(exchange);
                return;
            }
            var rest = otherwise;
            if (rest == null) {
                message(exchange, 404, "Not Found");
            } else {
                invoke(exchange, rest);
            }
        } catch (InterruptedException e) {
            // The gateway is being closed.
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Found> find(String method, List<String> called) {
        return routes.stream()
                .flatMap(route -> route.match(method, called).map(found -> new Found(route, found)).stream())
                .min(Comparator.comparing(found -> found.route().preference()));
    }

    private Optional<HttpHandler> pageFor(String path) {
        if (path.equals(apiPath) || path.startsWith(apiPath + "/")) {
            return Optional.empty();
        }
        return pages.descendingMap().entrySet().stream()
                .filter(page -> page.getKey().endsWith("/")
                        ? path.startsWith(page.getKey())
                        : path.equals(page.getKey()) || path.startsWith(page.getKey() + "/"))
                .max(Comparator.comparingInt(page -> page.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private void invoke(HttpExchange exchange, Found found) throws IOException, InterruptedException {
        var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            message(exchange, 413, "Request Entity Too Large");
            return;
        }
        var event = HttpEvents.of(exchange, body, found.route().key(), found.parameters(), clock.instant());
        try {
            answer(exchange, found.route().function().invoke(event));
        } catch (FunctionFailed e) {
            LOG.log(Level.WARNING, "A function failed", e);
            message(exchange, 500, "Internal Server Error");
        }
    }

    private static void answer(HttpExchange exchange, APIGatewayV2HTTPResponse answer) throws IOException {
        @Nullable String text = answer.getBody();
        var body = text == null
                ? new byte[0]
                : answer.getIsBase64Encoded()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        var given = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        @Nullable Map<String, String> own = answer.getHeaders();
        if (own != null) {
            given.putAll(own);
        }
        given.remove("content-length");
        if (body.length > 0) {
            given.putIfAbsent("content-type", "application/json");
        }
        given.forEach(headers::set);
        @Nullable List<String> cookies = answer.getCookies();
        if (cookies != null) {
            cookies.forEach(cookie -> headers.add("Set-Cookie", cookie));
        }
        send(exchange, answer.getStatusCode() == 0 ? 200 : answer.getStatusCode(), body);
    }

    private static void message(HttpExchange exchange, int status, String message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        var empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
    }
}
