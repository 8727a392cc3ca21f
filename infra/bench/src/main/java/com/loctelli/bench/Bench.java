package com.loctelli.bench;

import com.loctelli.testkit.TestPlatform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The benchmarks, by name; all where none is named. {@code -Dbench.named} names one, the arguments several.
 * {@code -Dbench.leads}, {@code -Dbench.messages}, {@code -Dbench.rounds} and {@code -Dbench.recipients} say how many.
 */
public final class Bench {
    private Bench() {}

    /** One benchmark, which prints what it measured and throws where what it ran is not right. */
    @FunctionalInterface
    private interface Run {
        void now() throws IOException, InterruptedException;
    }

    private static SequencedMap<String, Run> all() {
        var all = new LinkedHashMap<String, Run>();
        all.put("costs", () -> Costs.run(Integer.getInteger("bench.leads", 100_000)));
        all.put("access", Entering::run);
        all.put("turns", () -> LongConversations.run(Integer.getInteger("bench.messages", 10_000)));
        all.put("cold", () -> ColdStart.run(Integer.getInteger("bench.rounds", 11)));
        all.put("campaign", () -> CampaignLoad.run(Integer.getInteger("bench.recipients", 100_000)));
        return all;
    }

    /** Runs the benchmarks that are named; a name that there is not is refused. */
    public static void main(String[] arguments) {
        var all = all();
        var one = System.getProperty("bench.named", "");
        var named =
                !one.isEmpty() ? List.of(one) : arguments.length == 0 ? List.copyOf(all.keySet()) : List.of(arguments);
        if (!all.keySet().containsAll(named)) {
            throw new IllegalArgumentException("there are " + all.keySet() + ", not " + named);
        }
        System.out.println("JDK " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB of heap at most");
        int status = 1;
        try {
            for (var name : named) {
                Objects.requireNonNull(all.get(name)).now();
            }
            status = 0;
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.getLogger("bench").log(System.Logger.Level.ERROR, "the benchmark ended", e);
        } finally {
            // The servers of the embedded cloud would keep the process for ever.
            Runtime.getRuntime().halt(status);
        }
    }

    static TestPlatform platform(Map<String, String> settings) {
        return TestPlatform.start(settings, List.of());
    }
}
