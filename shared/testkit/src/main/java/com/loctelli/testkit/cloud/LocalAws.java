package com.loctelli.testkit.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One loopback server for the small services: Secrets Manager and KMS (JSON 1.1), STS (query), SES and EventBridge
 * Scheduler (REST JSON). It knows the operations the product uses; anything else is an unknown operation, never a
 * silent success.
 */
public final class LocalAws implements AutoCloseable {

    private final SecretStore secrets;
    private final MasterKeys keys;
    private final Sessions sessions;
    private final Mailbox mailbox;
    private final Schedules schedules;
    private final Loopback server;

    private LocalAws(@Nullable Path directory, InstantSource clock, Schedules.Targets targets) {
        this.secrets = new SecretStore(directory, clock);
        this.keys = new MasterKeys(directory, clock);
        this.sessions = new Sessions(clock);
        this.mailbox = new Mailbox(directory, clock);
        this.schedules = new Schedules(directory, clock, targets);
        this.server = Loopback.serve(0, this::serve);
    }

    /** Starts with state in {@code directory} or in memory; schedules fire into the queues at {@code sqs}. */
    public static LocalAws start(@Nullable Path directory, InstantSource clock, URI sqs) {
        return new LocalAws(directory, clock, new QueueTargets(sqs));
    }

    /** Where the SDK's clients find it. */
    public URI endpoint() {
        return server.uri();
    }

    /** Mail that was sent. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** Schedules, to make them look at the clock. */
    public Schedules schedules() {
        return schedules;
    }

    /** Roles that were assumed. */
    public Sessions sessions() {
        return sessions;
    }

    /** Ends the server; state in a directory stays there. */
    @Override
    public void close() {
        server.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
            var query = type != null && type.startsWith("application/x-www-form-urlencoded");
            try {
                if (query) {
                    send(exchange, 200, "text/xml", sessions.handle(form(body)));
                } else {
                    send(exchange, 200, "application/x-amz-json-1.1", json(exchange, target, body));
                }
            } catch (Refusal refusal) {
                refuse(exchange, query, refusal);
            }
        }
    }

    private String json(HttpExchange exchange, @Nullable String target, byte[] body) throws IOException {
        var request = body.length == 0 ? State.JSON.createObjectNode() : (ObjectNode) State.JSON.readTree(body);
        return route(exchange, target == null ? "" : target, request).toString();
    }

    private ObjectNode route(HttpExchange exchange, String target, ObjectNode request) {
        var operation = target.substring(target.indexOf('.') + 1);
        if (target.startsWith("secretsmanager.")) {
            return secrets.handle(operation, request);
        }
        if (target.startsWith("TrentService.")) {
            return keys.handle(operation, request);
        }
        var uri = exchange.getRequestURI();
        var path = uri.getPath();
        if (path.equals("/v2/email/outbound-emails")
                && exchange.getRequestMethod().equals("POST")) {
            return mailbox.send(request);
        }
        if (path.equals("/schedules") || path.startsWith("/schedules/")) {
            return schedules.handle(exchange.getRequestMethod(), uri, request);
        }
        throw Refusal.unknownOperation(target.isEmpty() ? exchange.getRequestMethod() + " " + path : target);
    }

    private static Map<String, String> form(byte[] body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static void refuse(HttpExchange exchange, boolean query, Refusal refusal) throws IOException {
        if (query) {
            var xml =
                    "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>"
                            + refusal.code() + "</Code><Message>" + refusal.text()
                            + "</Message></Error></ErrorResponse>";
            send(exchange, refusal.status(), "text/xml", xml);
            return;
        }
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.code());
        var json = State.JSON.createObjectNode().put("__type", refusal.code()).put("message", refusal.text());
        send(exchange, refusal.status(), "application/x-amz-json-1.1", json.toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
