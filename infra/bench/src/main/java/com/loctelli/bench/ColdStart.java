package com.loctelli.bench;

import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.leads.GetLead;
import com.loctelli.testkit.cloud.EmbeddedCloud;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Start of a JVM to the first answer, and processor time per warm request: {@code GET /v1/leads/{id}} with its
 * sign-in check, validation and problem handling, beside {@link BareGetLead}. The cases take turns, so that the
 * machine's moods fall on both alike; the median of their rounds counts.
 */
final class ColdStart {
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m", "-Xshare:auto", "-XX:MetaspaceSize=64m");

    private final Map<String, String> environment = new HashMap<>();
    private final Path event;

    private ColdStart(Path event) {
        this.event = event;
    }

    static void run(int rounds) throws IOException, InterruptedException {
        var test = Bench.platform(Map.of());
        // The child has no clock of ours: its token must hold by the machine's.
        test.clock().set(Instant.now());
        var tenant = test.tenant();
        var user = test.user(tenant, Role.VIEWER);
        var id = Fill.leads(test, tenant, 1).getFirst();
        var event = Files.createTempFile("loctelli-bench", ".json");
        Files.writeString(event, Json.write(event(id, test.token(user))));
        var bench = new ColdStart(event);
        bench.environment.putAll(EmbeddedCloud.shared().settings());
        bench.environment.put("LOCTELLI_STAGE", test.platform().settings().need("LOCTELLI_STAGE"));
        bench.environment.put("PUBLIC_URL", "https://api.example.com");
        bench.environment.put(HttpFunction.PERMISSION, "VIEW");
        bench.environment.put("BENCH_TENANT", tenant.partition());
        bench.compare(rounds);
        bench.restored(rounds);
        Files.delete(event);
    }

    private void compare(int rounds) throws IOException, InterruptedException {
        var cases = Map.of(
                "bare handler", BareGetLead.class.getName(), "GET /v1/leads/{id}", GetLead.Function.class.getName());
        var cold = new TreeMap<String, List<Double>>();
        var warm = new TreeMap<String, List<Double>>();
        for (int round = 0; round <= rounds; round++) {
            for (var one : cases.entrySet()) {
                var millis = child(one.getValue(), "cold", Map.of());
                if (round > 0) { // the first round fills the file cache
                    cold.computeIfAbsent(one.getKey(), k -> new ArrayList<>()).add(millis);
                }
            }
        }
        for (int round = 0; round < 3; round++) {
            for (var one : cases.entrySet()) {
                warm.computeIfAbsent(one.getKey(), k -> new ArrayList<>()).add(child(one.getValue(), "warm", Map.of()));
            }
        }
        System.out.println();
        System.out.printf("%-28s %18s %22s%n", "JVM start to first answer", "cold, wall ms", "warm, CPU µs/request");
        cases.keySet().stream()
                .sorted()
                .forEach(name -> System.out.printf(
                        "%-28s %18.0f %22.0f%n", name, median(cold.get(name)), median(warm.get(name))));
        System.out.printf(
                "%-28s %18.2f %22.2f   (%d rounds)%n",
                "ratio to bare",
                median(cold.get("GET /v1/leads/{id}")) / median(cold.get("bare handler")),
                median(warm.get("GET /v1/leads/{id}")) / median(warm.get("bare handler")),
                rounds);
    }

    /** What a copy of a snapshot has still to do at its first request, with and without the rehearsal before it. */
    private void restored(int rounds) throws IOException, InterruptedException {
        var handler = GetLead.Function.class.getName();
        var plain = new ArrayList<Double>();
        var rehearsed = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            plain.add(child(handler, "restored", Map.of()));
            rehearsed.add(child(handler, "restored", Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")));
        }
        System.out.println();
        System.out.printf("%-40s %6s%n", "made handler to first answer", "ms");
        System.out.printf("%-40s %6.0f%n", "GET /v1/leads/{id}", median(plain));
        System.out.printf("%-40s %6.0f%n", "GET /v1/leads/{id}, rehearsed", median(rehearsed));
    }

    /** Milliseconds to the first answer, or microseconds of processor time a warm request. */
    private double child(String handler, String how, Map<String, String> more)
            throws IOException, InterruptedException {
        boolean isWarm = how.equals("warm");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(isWarm ? List.of("-XX:+UseSerialGC", "-Xmx400m") : FLAGS);
        command.addAll(
                List.of("-cp", functionClassPath(), FirstAnswer.class.getName(), handler, event.toString(), how));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        long start = System.nanoTime();
        var process = builder.start();
        double result = -1;
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            @Nullable String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("ANSWER ") && how.equals("cold")) {
                    result = (System.nanoTime() - start) / 1e6;
                }
                if (line.startsWith("ANSWER ") && !line.equals("ANSWER 200")) {
                    throw new IllegalStateException(handler + " answered " + line);
                }
                if (line.startsWith("WARM ") || line.startsWith("RESTORED ")) {
                    result = Double.parseDouble(line.substring(line.indexOf(' ') + 1));
                }
            }
        }
        process.waitFor();
        if (result < 0) {
            throw new IllegalStateException(handler + " gave no answer");
        }
        return result;
    }

    /** This module's classes and the libraries that its compile scope was copied to. */
    private static String functionClassPath() {
        var own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.replace('\\', '/').contains("infra/bench/target"))
                .collect(Collectors.joining(File.pathSeparator));
        return own + File.pathSeparator + Path.of(System.getProperty("bench.lib"), "*");
    }

    private static Map<String, Object> event(String id, String token) {
        return Map.of(
                "version",
                "2.0",
                "routeKey",
                "GET /v1/leads/{id}",
                "rawPath",
                "/v1/leads/" + id,
                "rawQueryString",
                "",
                "headers",
                Map.of("authorization", "Bearer " + token, "host", "api.example.com"),
                "pathParameters",
                Map.of("id", id),
                "requestContext",
                Map.of(
                        "accountId", "000000000000",
                        "apiId", "bench",
                        "stage", "$default",
                        "requestId", "r",
                        "routeKey", "GET /v1/leads/{id}",
                        "http",
                                Map.of(
                                        "method", "GET",
                                        "path", "/v1/leads/" + id,
                                        "protocol", "HTTP/1.1",
                                        "sourceIp", "192.0.2.7",
                                        "userAgent", "bench")),
                "isBase64Encoded",
                false);
    }

    private static double median(@Nullable List<Double> values) {
        if (values == null) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
