package com.loctelli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The product in a process of its own, started as the README's command starts it, so that it can be killed. */
final class LocalRun implements AutoCloseable {
    static final String ADMIN = "admin@example.com";
    static final String PASSWORD = "Correct-Horse-7-Battery";

    private final Process process;
    private final int port;
    private final List<String> lines = new ArrayList<>();

    private LocalRun(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it over the data directory and waits until it is ready. */
    static LocalRun start(Path data, Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "LOCTELLI_DATA", data.toString(),
                "LOCTELLI_ADMIN_EMAIL", ADMIN,
                "LOCTELLI_ADMIN_PASSWORD", PASSWORD));
        environment.putAll(more);
        int port = environment.containsKey("LOCTELLI_PORT")
                ? Integer.parseInt(environment.get("LOCTELLI_PORT"))
                : freePort();
        environment.put("LOCTELLI_PORT", Integer.toString(port));
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx700m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.loctelli.local.Local")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(LOCTELLI|OPENAI|TWILIO|GHL)_.*|PUBLIC_URL"));
        builder.environment().putAll(environment);
        try {
            var run = new LocalRun(builder.start(), port);
            run.awaitReady();
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    Api api() {
        return new Api(address(), "");
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() {
        var ready = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try (var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
                for (var line = out.readLine(); line != null; line = out.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                    }
                    if (line.contains("Loctelli is ready on")) {
                        ready.complete(true);
                    }
                }
            } catch (IOException _) {
                // Its end closes the stream.
            }
            ready.complete(false);
        });
        boolean isReady = ready.completeOnTimeout(false, 120, TimeUnit.SECONDS).join();
        if (!isReady) {
            kill();
            synchronized (lines) {
                throw new IllegalStateException("The local run did not start:\n" + String.join("\n", lines));
            }
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
