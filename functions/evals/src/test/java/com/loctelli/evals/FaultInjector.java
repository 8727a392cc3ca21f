package com.loctelli.evals;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.TenantGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * What goes wrong between a worker and the database: it is stopped before a call or after it, the database throttles, a
 * transaction meets another; and between any two calls a person or the lead may step in. Each thread has its own chances.
 */
final class FaultInjector implements ExecutionInterceptor {
    private static final int ONE_IN = 70;

    final AtomicInteger stopped = new AtomicInteger();
    final AtomicInteger answersLost = new AtomicInteger();
    final AtomicInteger throttled = new AtomicInteger();
    final AtomicInteger conflicts = new AtomicInteger();
    final AtomicInteger steppedIn = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();

    @SuppressWarnings("ThreadLocalUsage") // each of them has moments of its own, and there is one a test
    private final ThreadLocal<@Nullable Moments> moments = new ThreadLocal<>();

    /** The chances of a play. */
    private static final class Moments {
        final Random random;
        final List<Step> steps = new ArrayList<>();
        boolean isQuiet;

        Moments(long seed) {
            this.random = new Random(seed);
        }
    }

    /** Something that somebody does at a call of the database. */
    private static final class Step {
        int callsLeft;
        final Runnable deed;

        Step(int callsLeft, Runnable deed) {
            this.callsLeft = callsLeft;
            this.deed = deed;
        }
    }

    /** From now on things go wrong for this thread. */
    void begin(long seed) {
        moments.set(new Moments(seed));
    }

    /** Nothing goes wrong for this thread any more. */
    void end() {
        moments.remove();
    }

    /** Does something before the call of that number from now; where it cannot be done yet, before a later one. */
    void atCall(int number, Runnable deed) {
        var now = moments.get();
        if (now != null) {
            now.steps.add(new Step(number, deed));
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        var now = moments.get();
        if (now == null || now.isQuiet || !isRehearsed(attributes)) {
            return;
        }
        calls.incrementAndGet();
        stepIn(now);
        boolean isTransaction = context.request() instanceof TransactWriteItemsRequest;
        switch (now.random.nextInt(ONE_IN)) {
            case 0 -> {
                stopped.incrementAndGet();
                throw new IllegalStateException("the worker is stopped");
            }
            case 1 -> {
                throttled.incrementAndGet();
                throw ProvisionedThroughputExceededException.builder()
                        .message("slow down")
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ProvisionedThroughputExceededException")
                                .build())
                        .build();
            }
            case 2, 3 -> {
                if (isTransaction) {
                    conflicts.incrementAndGet();
                    throw TransactionCanceledException.builder()
                            .message("another transaction")
                            .cancellationReasons(CancellationReason.builder()
                                    .code("TransactionConflict")
                                    .build())
                            .build();
                }
            }
            default -> {
                // All is well.
            }
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var now = moments.get();
        if (now != null && !now.isQuiet && isRehearsed(attributes) && now.random.nextInt(ONE_IN) == 0) {
            answersLost.incrementAndGet();
            throw new IllegalStateException("the answer is lost");
        }
    }

    /** Whoever steps in is not disturbed: what they do is done, or not. */
    private void stepIn(Moments now) {
        for (var step : List.copyOf(now.steps)) {
            if (--step.callsLeft > 0) {
                continue;
            }
            boolean isDone = quietly(now, () -> {
                try {
                    step.deed.run();
                    return true;
                } catch (Problem | IllegalStateException _) {
                    // There is no conversation yet, or the lead is not known.
                    return false;
                }
            });
            if (isDone) {
                now.steps.remove(step);
                steppedIn.incrementAndGet();
            } else {
                step.callsLeft = 1 + now.random.nextInt(20);
            }
        }
    }

    private static <T> T quietly(Moments now, Supplier<T> work) {
        now.isQuiet = true;
        try {
            return work.get();
        } finally {
            now.isQuiet = false;
        }
    }

    private static boolean isRehearsed(ExecutionAttributes attributes) {
        return String.valueOf(attributes.getAttribute(TenantGuard.BOUND)).startsWith("sa_sandbox");
    }
}
