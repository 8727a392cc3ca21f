package com.loctelli.standins.wire;

import com.loctelli.standins.faults.FaultKind;
import com.loctelli.standins.faults.FaultStream;
import com.loctelli.standins.faults.Faults;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.avaje.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on the loopback address, one virtual thread a request, that obeys the faults of its target. */
public final class Loopback implements AutoCloseable {

    static {
        // Without it the JDK's server waits for delayed acknowledgements, 40 ms a request.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private Loopback(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts a server.
     *
     * @param port the port, or 0 for any free one
     * @param target whose faults it obeys
     */
    public static Loopback start(int port, Faults faults, String target, Speaker speaker) {
        FaultStream decisions = faults.of(target);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> serve(exchange, speaker, decisions.next(), faults));
            server.start();
            return new Loopback(server, threads);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException("cannot listen on loopback port " + port, e);
        }
    }

    /** Where the server listens, without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Speaker speaker, FaultKind fault, Faults faults)
            throws IOException {
        try (exchange) {
            Call call = read(exchange, fault == FaultKind.DUPLICATE);
            write(exchange, decide(speaker, call, fault, faults));
        } catch (InterruptedException stopping) {
            // The server is being stopped: what hangs ends without an answer.
            Thread.currentThread().interrupt();
        }
    }

    private static Answer decide(Speaker speaker, Call call, FaultKind fault, Faults faults) {
        try {
            return effect(speaker, call, fault, faults);
        } catch (JsonException malformed) {
            return Answer.json(400, Tree.object().with("message", "the body is not JSON"));
        }
    }

    private static Answer effect(Speaker speaker, Call call, FaultKind fault, Faults faults) {
        return switch (fault) {
            case ERROR -> speaker.broken();
            case THROTTLE -> speaker.throttled();
            case TIMEOUT -> Answer.drop().after(faults.hang());
            case LOST_ANSWER -> speaker.answer(call).lost();
            case SLOW -> speaker.answer(call).after(faults.slowness());
            case NONE, DUPLICATE -> speaker.answer(call);
        };
    }

    private static Call read(HttpExchange exchange, boolean duplicate) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Form.parse(exchange.getRequestURI().getRawQuery()),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                duplicate);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        Thread.sleep(answer.delay());
        if (answer.dropped()) {
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
