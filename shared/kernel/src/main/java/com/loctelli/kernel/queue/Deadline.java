package com.loctelli.kernel.queue;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * When the running invocation of a worker or a sweep is stopped, by the platform's clock. Whoever waits for others looks
 * at it, and leaves to the next invocation what would not end in this one: a worker that is stopped holds up its group
 * for as long as the queue hides its messages.
 */
public final class Deadline {
    private static final ScopedValue<Instant> CURRENT = ScopedValue.newInstance();

    private Deadline() {}

    /** Whether so much time is left from the clock's now on; outside of an invocation there is no end of it. */
    public static boolean leaves(Duration time, Instant now) {
        return !CURRENT.isBound() || !now.plus(time).isAfter(CURRENT.get());
    }

    /** When the running invocation is stopped; what is given, outside of one. */
    public static Instant or(Instant otherwise) {
        return CURRENT.orElse(otherwise);
    }

    /** Runs an invocation's work. */
    static <T> T within(Context context, Instant now, Supplier<T> work) {
        return ScopedValue.where(CURRENT, now.plusMillis(context.getRemainingTimeInMillis()))
                .call(work::get);
    }
}
