package com.loctelli.leads;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;

/** Every minute: scores the leads that something happened to. */
public final class ScoreLeads {
    private final Scores scores;

    @Inject
    ScoreLeads(Scores scores) {
        this.scores = scores;
    }

    /** Scores one tenant's and returns how many changed. */
    public int of(Tenant tenant) {
        return scores.recent(tenant);
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).scoreLeads()::of);
        }
    }
}
