package com.loctelli.kernel.storage;

import com.loctelli.kernel.json.Json;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import com.loctelli.testkit.cloud.Sessions;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * DynamoDB with the tenants' role in force, as far as its rows go: a request signed with a session passes where all its
 * keys carry the session's tag, one signed with the process's own keys where it is about the directory. What passes
 * goes on to DynamoDB Local.
 */
final class EnforcingTables implements AutoCloseable {
    private static final Pattern SIGNED = Pattern.compile("Credential=([A-Z0-9]+)/");

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI tables;
    private final Sessions sessions;
    final AtomicInteger refused = new AtomicInteger();

    EnforcingTables(URI tables, Sessions sessions) throws IOException {
        this.tables = tables;
        this.sessions = sessions;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var signed = SIGNED.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!signed.find() || !isAllowed(signed.group(1), target, new String(body, StandardCharsets.UTF_8))) {
                refused.incrementAndGet();
                send(
                        exchange,
                        400,
                        "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}"
                                .getBytes(StandardCharsets.UTF_8));
                return;
            }
            var request = HttpRequest.newBuilder(tables).POST(HttpRequest.BodyPublishers.ofByteArray(body));
            for (var name : new String[] {"X-Amz-Target", "Authorization", "Content-Type", "X-Amz-Date"}) {
                request.header(name, exchange.getRequestHeaders().getFirst(name));
            }
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("x-amz-crc32")
                    .ifPresent(sum -> exchange.getResponseHeaders().set("x-amz-crc32", sum));
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAllowed(String accessKey, String target, String body) {
        if (accessKey.equals(EmbeddedCloud.CREDENTIALS.accessKeyId())) {
            return target.endsWith(".CreateTable") || body.contains("-directory\"");
        }
        return sessions.assumed().stream()
                .filter(session -> session.accessKeyId().equals(accessKey))
                .anyMatch(session -> holds(session.tags().get(TenantSessions.TAG), target, body));
    }

    /** The guard's own reading of a request's keys serves as IAM's. */
    private static boolean holds(String tenant, String target, String body) {
        try {
            TenantGuard.check(target.substring(target.indexOf('.') + 1), Json.readTree(body), tenant);
            return true;
        } catch (TenantGuard.Refused _) {
            return false;
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
