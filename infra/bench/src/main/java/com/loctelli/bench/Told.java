package com.loctelli.bench;

import com.loctelli.kernel.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the log line of one invocation told of its cost and time, and the processor time of the thread that made it. */
record Told(
        double trips, double sequentialTrips, double readUnits, double writeUnits, double cpuMicros, double millis) {

    static Told of(Runnable invocation) {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        var threads = ManagementFactory.getThreadMXBean();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        long start;
        long end;
        try {
            start = threads.getCurrentThreadCpuTime();
            invocation.run();
            end = threads.getCurrentThreadCpuTime();
        } finally {
            System.setOut(before);
        }
        var line = out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(text -> text.startsWith("{"))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalStateException("the invocation wrote no line"));
        var told = (Map<?, ?>) java.util.Objects.requireNonNull(Json.readTree(line));
        var outcome = String.valueOf(told.get("outcome"));
        boolean isGood = outcome.equals("answered") || outcome.equals("done");
        if (!isGood || number(told, "status") >= 400) {
            throw new IllegalStateException("it failed: " + line);
        }
        return new Told(
                number(told, "DatabaseTrips"),
                number(told, "SequentialTrips"),
                number(told, "ReadUnits"),
                number(told, "WriteUnits"),
                (end - start) / 1000.0,
                number(told, "Duration"));
    }

    private static double number(Map<?, ?> told, String name) {
        return told.get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
