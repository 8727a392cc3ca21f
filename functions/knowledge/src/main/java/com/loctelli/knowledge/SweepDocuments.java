package com.loctelli.knowledge;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** Tells again of documents whose message was lost. */
public final class SweepDocuments {
    private final Platform platform;

    @Inject
    SweepDocuments(Platform platform) {
        this.platform = platform;
    }

    /** Sweeps one tenant and returns how many messages it sent. */
    public int of(Tenant tenant) {
        return platform.outbox()
                .sweep(platform.database().table(TableName.KNOWLEDGE).of(tenant));
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKnowledgeComponent.factory().create(platform).sweepDocuments()::of);
        }
    }
}
