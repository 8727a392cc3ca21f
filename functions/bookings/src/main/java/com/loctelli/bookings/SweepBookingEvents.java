package com.loctelli.bookings;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.TableName;

/** Every minute: sends the events of bookings that a stop kept from their queue. */
public final class SweepBookingEvents {
    private SweepBookingEvents() {}

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    tenant -> platform.outbox()
                            .sweep(platform.database().table(TableName.BOOKINGS).of(tenant)));
        }
    }
}
