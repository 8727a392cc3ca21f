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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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

    private static final String ROUTE = "GET /v1/leads/{id}";
    private static final int WARM_ROUNDS = 3;

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

    /** A function that is started. */
    private record Case(String name, String handler, Map<String, String> settings) {}

    /** What one process told: milliseconds to its answer, of all its threads' processor time, and later requests'. */
    private record Run(double wall, double cpu, double warm, double steady) {}

    private void compare(int rounds) throws IOException, InterruptedException {
        var bare = new Case("bare handler", BareGetLead.class.getName(), Map.of());
        var reading = new Case("bare, reads the caller too", bare.handler(), Map.of("BENCH_SIGN_IN", "1"));
        var ours = new Case(ROUTE, GetLead.Function.class.getName(), Map.of());
        var cases = List.of(bare, reading, ours);
        var cold = measured(cases, "cold", rounds);
        System.out.println();
        System.out.printf("%-28s %10s %12s%n", "JVM start to first answer", "wall, ms", "CPU, ms");
        for (var one : cases) {
            System.out.printf(
                    "%-28s %10.0f %12.0f%n",
                    one.name(), median(cold.get(one), Run::wall), median(cold.get(one), Run::cpu));
        }
        for (var floor : List.of(bare, reading)) {
            System.out.printf(
                    "%-28s %10.2f %12.2f   (%d rounds)%n",
                    "ratio to " + floor.name(),
                    ratio(cold, ours, floor, Run::wall),
                    ratio(cold, ours, floor, Run::cpu),
                    rounds);
        }
        later(bare, ours);
    }

    /** Who has read the caller once reads no more than the lead from then on, so that there is one floor. */
    private void later(Case bare, Case ours) throws IOException, InterruptedException {
        var later = measured(List.of(bare, ours), "warm", WARM_ROUNDS);
        System.out.println();
        System.out.printf(
                "%-28s %16s %16s%n", "CPU, µs a request", "after " + FirstAnswer.WARM, "after " + FirstAnswer.STEADY);
        later.forEach((one, runs) -> System.out.printf(
                "%-28s %16.0f %16.0f%n", one.name(), median(runs, Run::warm), median(runs, Run::steady)));
        System.out.printf(
                "%-28s %16.2f %16.2f   (%d rounds)%n",
                "ratio", ratio(later, ours, bare, Run::warm), ratio(later, ours, bare, Run::steady), WARM_ROUNDS);
    }

    /** What a copy of a snapshot has still to do at its first request, with and without the rehearsal before it. */
    private void restored(int rounds) throws IOException, InterruptedException {
        var plain = new Case("not rehearsed", GetLead.Function.class.getName(), Map.of());
        var rehearsed = new Case("rehearsed", plain.handler(), Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        var all = measured(List.of(plain, rehearsed), "restored", rounds);
        System.out.println();
        System.out.printf("%-40s %10s%n", ROUTE + ", made handler to answer", "wall, ms");
        all.forEach((one, runs) -> System.out.printf("%-40s %10.0f%n", one.name(), median(runs, Run::wall)));
    }

    /** The cases take turns; the first round, which fills the file cache, does not count. */
    private Map<Case, List<Run>> measured(List<Case> cases, String how, int rounds)
            throws IOException, InterruptedException {
        var runs = new LinkedHashMap<Case, List<Run>>();
        for (int round = 0; round <= rounds; round++) {
            for (var one : cases) {
                var run = child(one, how);
                if (round > 0) {
                    runs.computeIfAbsent(one, c -> new ArrayList<>()).add(run);
                }
            }
        }
        return runs;
    }

    private Run child(Case of, String how) throws IOException, InterruptedException {
        boolean isWarm = how.equals("warm");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(isWarm ? List.of("-XX:+UseSerialGC", "-Xmx400m") : FLAGS);
        command.addAll(
                List.of("-cp", functionClassPath(), FirstAnswer.class.getName(), of.handler(), event.toString(), how));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().putAll(of.settings());
        long start = System.nanoTime();
        var process = builder.start();
        var told = new HashMap<String, Double>();
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            @Nullable String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("ANSWER ")) {
                    told.put("WALL", (System.nanoTime() - start) / 1e6);
                    if (!line.equals("ANSWER 200")) {
                        throw new IllegalStateException(of.name() + ": " + line);
                    }
                }
                var words = line.split(" ", 2);
                if (FirstAnswer.TELLS.contains(words[0])) {
                    told.put(words[0], Double.valueOf(words[1]));
                }
            }
        }
        process.waitFor();
        if (!told.containsKey("WALL")) {
            throw new IllegalStateException(of.name() + " gave no answer");
        }
        return new Run(
                told.getOrDefault("RESTORED", told.get("WALL")),
                told.getOrDefault("CPU", 0.0),
                told.getOrDefault("WARM", 0.0),
                told.getOrDefault("STEADY", 0.0));
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

    private static double ratio(Map<Case, List<Run>> runs, Case one, Case other, ToDoubleFunction<Run> value) {
        return median(runs.get(one), value) / median(runs.get(other), value);
    }

    private static double median(@Nullable List<Run> runs, ToDoubleFunction<Run> value) {
        if (runs == null) {
            throw new IllegalStateException("nothing was measured");
        }
        return runs.stream().mapToDouble(value).sorted().toArray()[runs.size() / 2];
    }
}
