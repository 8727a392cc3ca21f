package com.loctelli.testkit.cloud;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/**
 * Tables and queues that are there for whoever asks, and are made when somebody first does. A stage has dozens of them,
 * a test uses a few, and to make them all takes longer than most tests.
 */
public final class OnDemand {
    /** Every physical name of a stage begins with the product's. */
    private static final Pattern NAME = Pattern.compile("\"(loctelli-[A-Za-z0-9_.-]+)\"");

    private final Map<String, FutureTask<Boolean>> planned = new ConcurrentHashMap<>();

    OnDemand() {}

    /** Has {@code make} run, once, before the first request that names the table or the queue is worked. */
    public void plan(String name, Runnable make) {
        planned.put(name, new FutureTask<>(make, true));
    }

    /** Whether everything that was planned is there. */
    boolean isDone() {
        return planned.isEmpty();
    }

    /** Makes what the request's JSON names; whoever names it meanwhile waits. */
    void need(String body) {
        var names = NAME.matcher(body);
        while (names.find()) {
            var task = planned.get(names.group(1));
            if (task != null) {
                task.run();
                await(task);
                planned.remove(names.group(1), task);
            }
        }
    }

    private static void await(FutureTask<Boolean> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What a request names could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
