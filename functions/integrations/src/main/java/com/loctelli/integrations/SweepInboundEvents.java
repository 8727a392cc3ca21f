package com.loctelli.integrations;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;

/** Every minute: queues again the outside events that a stop or a lost message left in the middle. */
public final class SweepInboundEvents {
    private SweepInboundEvents() {}

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, tenant -> new InboundEvents(platform).of(tenant).sweep());
        }
    }
}
