package com.loctelli.bench;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Stops a worker at one of its database calls, before or after it took effect; none of its later calls arrives. */
final class Stops implements ExecutionInterceptor {
    private static final ThreadLocal<int[]> LEFT = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> IS_AFTER = ThreadLocal.withInitial(() -> false);

    /** Runs the work, which one in so many times is stopped within its first calls. */
    <T> T among(int oneIn, int within, Supplier<T> work) {
        var random = ThreadLocalRandom.current();
        if (random.nextInt(oneIn) == 0) {
            LEFT.set(new int[] {random.nextInt(within)});
            IS_AFTER.set(random.nextBoolean());
        }
        try {
            return work.get();
        } finally {
            LEFT.remove();
            IS_AFTER.remove();
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var calls = LEFT.get();
        if (calls != null && (calls[0] < 0 || (!IS_AFTER.get() && calls[0]-- == 0))) {
            calls[0] = -1;
            throw new IllegalStateException("stopped");
        }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        var calls = LEFT.get();
        if (calls != null && IS_AFTER.get() && calls[0]-- == 0) {
            throw new IllegalStateException("stopped");
        }
    }
}
