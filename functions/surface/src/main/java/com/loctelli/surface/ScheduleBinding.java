package com.loctelli.surface;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import java.time.Duration;

/**
 * A sweep that runs again and again.
 *
 * @param every how often; whole minutes
 */
public record ScheduleBinding(Duration every, Class<? extends ScheduledFunction> function, Limits limits) {

    public ScheduleBinding {
        if (every.toMinutes() < 1 || every.toSecondsPart() != 0) {
            throw new IllegalArgumentException("a schedule's rate is in whole minutes");
        }
    }

    /** The feature, which is the module's name. */
    public String feature() {
        return Features.of(function);
    }

    /** What the deployed function is called, without the stage. */
    public String name() {
        return feature() + "-" + function.getEnclosingClass().getSimpleName();
    }

    /** The function over a platform. */
    public ScheduledFunction on(Platform platform) {
        return Features.construct(function, platform);
    }
}
