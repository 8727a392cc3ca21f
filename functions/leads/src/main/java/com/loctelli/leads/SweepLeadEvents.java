package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.TableName;

/** Every minute: sends the events of leads that a stop kept from their queue. */
public final class SweepLeadEvents {
    private SweepLeadEvents() {}

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    tenant -> platform.outbox()
                            .sweep(platform.database().table(TableName.LEADS).of(tenant)));
        }
    }
}
