package com.loctelli.surface;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.QueueName;

/**
 * A queue and its one consumer.
 *
 * @param batchSize messages an invocation gets at most
 * @param maxConcurrency invocations at a time, so that a flood does not take every function of the account
 */
public record QueueBinding(
        QueueName queue, Class<? extends QueueFunction<?>> function, int batchSize, int maxConcurrency, Limits limits) {

    /** The feature, which is the module's name. */
    public String feature() {
        return Features.of(function);
    }

    /** What the deployed function is called, without the stage. */
    public String name() {
        return feature() + "-" + function.getEnclosingClass().getSimpleName();
    }

    /** The function over a platform. */
    public QueueFunction<?> on(Platform platform) {
        return Features.construct(function, platform);
    }
}
