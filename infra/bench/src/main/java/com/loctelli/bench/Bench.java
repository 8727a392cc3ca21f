package com.loctelli.bench;

import com.loctelli.testkit.TestPlatform;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The benchmarks, by name: {@code costs}, {@code access}, {@code turns}, {@code cold} and {@code campaign}, or all where
 * none is named; {@code -Dbench.named} names one too. {@code -Dbench.leads}, {@code -Dbench.messages}, {@code -Dbench.rounds} and
 * {@code -Dbench.recipients} say how many.
 */
public final class Bench {
    private Bench() {}

    /** Runs the benchmarks that the arguments name. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var one = System.getProperty("bench.named", "");
        var named = !one.isEmpty()
                ? List.of(one)
                : arguments.length == 0 ? List.of("costs", "access", "turns", "cold", "campaign") : List.of(arguments);
        if (named.contains("costs")) {
            Costs.run(Integer.getInteger("bench.leads", 100_000));
        }
        if (named.contains("access")) {
            Entering.run();
        }
        if (named.contains("turns")) {
            LongConversations.run(Integer.getInteger("bench.messages", 10_000));
        }
        if (named.contains("cold")) {
            ColdStart.run(Integer.getInteger("bench.rounds", 11));
        }
        if (named.contains("campaign")) {
            CampaignLoad.run(Integer.getInteger("bench.recipients", 100_000));
        }
        Runtime.getRuntime().halt(0);
    }

    static TestPlatform platform(Map<String, String> settings) {
        return TestPlatform.start(settings, List.of());
    }
}
