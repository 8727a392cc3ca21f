package com.loctelli.kernel.telemetry;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation tells when it ends: one line of JSON with the request, the tenant, the function, the outcome,
 * the duration and the consumed capacity. How long the database took, and what is counted, CloudWatch also reads as
 * metrics (embedded metric format); the rest is not, for a metric of every function costs more than the function. It
 * holds no personal data: members of a problem that are not marked safe never come here, and messages of exceptions neither.
 */
public final class Invocation {
    /** The metrics' namespace. */
    public static final String NAMESPACE = "Loctelli";
    /** How long each database call took, by {@code stage}. */
    public static final String DATABASE_MILLIS = "DatabaseMillis";

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> counts = new LinkedHashMap<>();
    private final Meter meter = new Meter();
    private final long started = System.nanoTime();
    private final Instant at;

    public Invocation(Instant at, String stage, String function, String request) {
        this.at = at;
        fields.put("stage", stage);
        fields.put("function", function);
        fields.put("request", request);
    }

    public Meter meter() {
        return meter;
    }

    /** Adds a field that is not personal: a tenant's id, a route, a status. */
    public Invocation with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** Adds a metric of the function, by {@code function}, counted by CloudWatch. */
    public Invocation count(String metric, double value) {
        counts.put(metric, value);
        return this;
    }

    /** Tells what was thrown: the type of a problem with its safe members, the class and place of anything else. */
    public Invocation failed(Throwable thrown) {
        if (thrown instanceof Problem problem) {
            fields.put("problem", problem.type().name());
            var safe = problem.safeMembers();
            if (!safe.isEmpty()) {
                fields.put("members", safe);
            }
        }
        var causes = new ArrayList<String>();
        for (@Nullable Throwable cause = thrown; cause != null && causes.size() < 8; cause = cause.getCause()) {
            var trace = cause.getStackTrace();
            causes.add(cause.getClass().getName() + (trace.length == 0 ? "" : " at " + places(trace)));
        }
        if (!(thrown instanceof Problem) || thrown.getCause() != null) {
            fields.put("thrown", causes);
        }
        return this;
    }

    /** Writes the line. */
    public void end(PrintStream out, String outcome) {
        double millis = (System.nanoTime() - started) / 1e6;
        var line = new LinkedHashMap<String, Object>();
        line.put("time", Json.text(at));
        line.put("outcome", outcome);
        line.put("trace", Trace.current());
        line.putAll(fields);
        line.put("Duration", Math.round(millis * 100) / 100.0);
        line.put("ReadUnits", meter.readUnits());
        line.put("WriteUnits", meter.writeUnits());
        line.put("DatabaseTrips", meter.trips());
        line.put("SequentialTrips", meter.sequentialTrips());
        line.putAll(counts);
        var waits = meter.waits();
        var metrics = new ArrayList<Map<String, Object>>();
        if (!waits.isEmpty()) {
            line.put(DATABASE_MILLIS, waits);
            metrics.add(by("stage", Set.of(DATABASE_MILLIS)));
        }
        if (!counts.isEmpty()) {
            metrics.add(by("function", counts.keySet()));
        }
        if (!metrics.isEmpty()) {
            line.put("_aws", Map.of("Timestamp", at.toEpochMilli(), "CloudWatchMetrics", metrics));
        }
        out.println(Json.write(line));
    }

    private static Map<String, Object> by(String dimension, Set<String> metrics) {
        var definitions = new ArrayList<Map<String, Object>>();
        metrics.forEach(name -> definitions.add(Map.of("Name", name)));
        return Map.of("Namespace", NAMESPACE, "Dimensions", List.of(List.of(dimension)), "Metrics", definitions);
    }

    private static String places(StackTraceElement[] trace) {
        var out = new StringBuilder();
        for (int i = 0; i < Math.min(4, trace.length); i++) {
            out.append(i == 0 ? "" : " < ")
                    .append(trace[i].getClassName())
                    .append('.')
                    .append(trace[i].getMethodName())
                    .append(':')
                    .append(trace[i].getLineNumber());
        }
        return out.toString();
    }
}
