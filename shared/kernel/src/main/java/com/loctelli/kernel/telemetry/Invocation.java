package com.loctelli.kernel.telemetry;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation tells when it ends: one line of JSON with the request, the tenant, the function, the outcome,
 * the duration and the consumed capacity, which CloudWatch also reads as metrics (embedded metric format). It holds no
 * personal data: members of a problem that are not marked safe never come here, and messages of exceptions neither.
 */
public final class Invocation {
    private static final String NAMESPACE = "Loctelli";

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> metrics = new LinkedHashMap<>();
    private final Meter meter = new Meter();
    private final long started = System.nanoTime();
    private final Instant at;

    public Invocation(Instant at, String function, String request) {
        this.at = at;
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

    /** Adds a metric of the function, counted by CloudWatch. */
    public Invocation count(String metric, double value) {
        metrics.put(metric, value);
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
        metrics.put("Duration", Math.round(millis * 100) / 100.0);
        metrics.put("ReadUnits", meter.readUnits());
        metrics.put("WriteUnits", meter.writeUnits());
        metrics.put("DatabaseTrips", meter.trips());
        metrics.put("SequentialTrips", meter.sequentialTrips());
        var line = new LinkedHashMap<String, Object>();
        line.put("time", Json.text(at));
        line.put("outcome", outcome);
        line.put("trace", Trace.current());
        line.putAll(fields);
        line.putAll(metrics);
        line.put("_aws", emf());
        out.println(Json.write(line));
    }

    private Map<String, Object> emf() {
        var definitions = new ArrayList<Map<String, Object>>();
        metrics.keySet().forEach(name -> definitions.add(Map.of("Name", name)));
        return Map.of(
                "Timestamp",
                at.toEpochMilli(),
                "CloudWatchMetrics",
                List.of(Map.of(
                        "Namespace", NAMESPACE, "Dimensions", List.of(List.of("function")), "Metrics", definitions)));
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
