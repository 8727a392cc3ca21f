package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.leads.imports.KeptFiles;

/**
 * Every minute: sends the events of leads that a stop kept from their queue, ends the removals that one cut short, and
 * gives back the files of imports that were left.
 */
public final class SweepLeadEvents {
    private SweepLeadEvents() {}

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, tenant -> {
                var rows = platform.database().table(TableName.LEADS).of(tenant);
                return platform.outbox().sweep(rows)
                        + new LeadRemains(platform, rows).sweep()
                        + new KeptFiles(platform, tenant).sweep();
            });
        }
    }
}
