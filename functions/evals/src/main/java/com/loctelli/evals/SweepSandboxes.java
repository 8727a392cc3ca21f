package com.loctelli.evals;

import com.loctelli.evals.stage.Sandboxes;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** Clears sandboxes that nobody needs any more, and starts runs whose first message was lost. */
public final class SweepSandboxes {
    private final Platform platform;
    private final Sandboxes sandboxes;

    @Inject
    SweepSandboxes(Platform platform, Sandboxes sandboxes) {
        this.platform = platform;
        this.sandboxes = sandboxes;
    }

    /** Sweeps one tenant and returns how much there was to do. */
    public int of(Tenant tenant) {
        var rows = platform.database().table(TableName.EVALS).of(tenant);
        return sandboxes.sweep(tenant) + platform.outbox().sweep(rows);
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerEvalsComponent.factory().create(platform).sweepSandboxes()::of);
        }
    }
}
