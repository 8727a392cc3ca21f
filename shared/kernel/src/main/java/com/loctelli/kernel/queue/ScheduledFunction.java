package com.loctelli.kernel.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.platform.Snapshot;
import com.loctelli.kernel.telemetry.Invocation;
import com.loctelli.kernel.telemetry.Meter;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What EventBridge Scheduler calls: a sweep over the tenants, or over what is no tenant's. One tenant's failure does not
 * keep the others waiting; any failure fails the invocation at its end, so that the alarm sees it.
 */
public abstract class ScheduledFunction implements RequestHandler<Map<String, Object>, String> {
    private final Platform platform;
    private final @Nullable Sweep sweep;
    private final @Nullable IntSupplier round;

    protected ScheduledFunction(Platform platform, Sweep sweep) {
        this(platform, sweep, null);
    }

    /** Of what is no tenant's: the work is done once a round, is safe to do twice, and returns how much was found. */
    protected ScheduledFunction(Platform platform, IntSupplier round) {
        this(platform, null, round);
    }

    private ScheduledFunction(Platform platform, @Nullable Sweep sweep, @Nullable IntSupplier round) {
        this.platform = platform;
        this.sweep = sweep;
        this.round = round;
        Snapshot.before(platform, () -> {});
    }

    /** What is done for each tenant. */
    @FunctionalInterface
    public interface Sweep {
        /** Works what is due for the tenant; safe to do twice. Returns how much was found. */
        int of(Tenant tenant);
    }

    @Override
    public final String handleRequest(Map<String, Object> event, Context context) {
        return Deadline.within(context, platform.clock().now(), () -> swept(context));
    }

    private String swept(Context context) {
        var invocation = new Invocation(
                platform.clock().now(),
                platform.settings().stage(),
                context.getFunctionName(),
                context.getAwsRequestId());
        int[] counts = new int[3];
        Meter.measure(invocation.meter(), () -> {
            if (round != null) {
                tried(invocation, counts, round);
            }
            if (sweep != null) {
                var each = sweep;
                platform.directory().eachTenant(tenant -> {
                    counts[0]++;
                    if (!tried(invocation, counts, () -> each.of(tenant))) {
                        invocation.with("failedTenant", tenant.partition());
                    }
                });
            }
            return counts;
        });
        invocation.with("tenants", counts[0]).count("Swept", counts[1]).count("SweepFailures", counts[2]);
        invocation.end(System.out, counts[2] == 0 ? "done" : "failed");
        if (counts[2] > 0) {
            throw new IllegalStateException(counts[2] + " could not be swept");
        }
        return "swept " + counts[1];
    }

    private static boolean tried(Invocation invocation, int[] counts, IntSupplier work) {
        try {
            counts[1] += work.getAsInt();
            return true;
        } catch (RuntimeException e) {
            counts[2]++;
            invocation.failed(e);
            return false;
        }
    }
}
