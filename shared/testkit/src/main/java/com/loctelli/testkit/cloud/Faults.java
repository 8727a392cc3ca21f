package com.loctelli.testkit.cloud;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides, call by call, which requests to the tables and the queues go wrong. The local parts never throttle and never
 * conflict by themselves; this makes them, on the server's side, so that the client's own retries are what is tested.
 */
public final class Faults {

    /**
     * One request on its way in.
     *
     * @param target {@code dynamodb} or {@code sqs}
     * @param operation the API operation, for example {@code PutItem}
     * @param body the request's JSON, in which a test finds its own table, queue or tenant
     */
    public record Call(String target, String operation, String body) {}

    private final AtomicReference<@Nullable Function<Call, Fault>> decision = new AtomicReference<>();

    /** From now on {@code decide} is asked about every call. It runs on many threads at once. */
    public void arm(Function<Call, Fault> decide) {
        decision.set(decide);
    }

    /** From now on everything goes its ordinary course. */
    public void disarm() {
        decision.set(null);
    }

    boolean armed() {
        return decision.get() != null;
    }

    Fault decide(Call call) {
        var decide = decision.get();
        return decide == null ? Fault.NONE : decide.apply(call);
    }
}
