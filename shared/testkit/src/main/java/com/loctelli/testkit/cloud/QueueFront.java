package com.loctelli.testkit.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on to the broker, except what {@link Faults} decided to spoil, and has a queue made that a request is
 * the first to look up. To make a queue is never what goes wrong.
 */
final class QueueFront implements HttpHandler {

    /** Belong to one connection, not to the message; the client sets them itself. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect", "date", "server");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(command -> Thread.ofVirtual().name("queue-front").start(command))
            .build();
    private final CompletableFuture<URI> broker = new CompletableFuture<>();
    private final Faults faults;
    private final OnDemand onDemand;

    QueueFront(Faults faults, OnDemand onDemand) {
        this.faults = faults;
        this.onDemand = onDemand;
    }

    void serves(URI brokerAddress) {
        broker.complete(brokerAddress);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var operation = operation(exchange);
            if (operation.equals("GetQueueUrl")) {
                onDemand.need(text(body));
            }
            boolean isSafe = !faults.armed() || operation.equals("CreateQueue");
            switch (isSafe ? Fault.NONE : faults.decide(new Faults.Call("sqs", operation, text(body)))) {
                case Fault.None _ -> relay(exchange, forward(exchange, body));
                case Fault.ServerError _ -> refuse(exchange, 500, "InternalFailure");
                case Fault.TransactionConflict _ -> refuse(exchange, 500, "InternalFailure");
                case Fault.Throttled _ -> refuse(exchange, 400, "RequestThrottled");
                case Fault.LostAnswer _ -> {
                    forward(exchange, body);
                    refuse(exchange, 500, "InternalFailure");
                }
                case Fault.Hang hang -> {
                    Thread.sleep(hang.silence());
                    refuse(exchange, 500, "InternalFailure");
                }
                case Fault.Slow slow -> {
                    Thread.sleep(slow.delay());
                    relay(exchange, forward(exchange, body));
                }
                case Fault.Duplicate _ -> {
                    forward(exchange, body);
                    relay(exchange, forward(exchange, body));
                }
            }
        } catch (InterruptedException e) {
            // The cloud is being closed while a poll was waiting.
            Thread.currentThread().interrupt();
        }
    }

    private static String operation(HttpExchange exchange) {
        @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var uri = broker.join().resolve(Objects.requireNonNull(exchange.getRequestURI()));
        var request = HttpRequest.newBuilder(uri).method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void relay(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        send(exchange, answer.statusCode(), answer.body());
    }

    private static void refuse(HttpExchange exchange, int status, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.getResponseHeaders().set("x-amzn-query-error", type + (status >= 500 ? ";Receiver" : ";Sender"));
        var json = "{\"__type\":\"com.amazonaws.sqs#" + type + "\",\"message\":\"" + type + "\"}";
        send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
