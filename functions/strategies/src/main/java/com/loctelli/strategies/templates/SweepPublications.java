package com.loctelli.strategies.templates;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.ScheduledFunction;
import jakarta.inject.Inject;

/** Brings the agency's templates to the sub-accounts to which the request that published them did not. */
public final class SweepPublications {
    private final Publications publications;

    @Inject
    SweepPublications(Publications publications) {
        this.publications = publications;
    }

    /** Goes on with what is open and returns how many sub-accounts were reached. */
    public int run() {
        return publications.sweep();
    }

    /** The Lambda entry point. */
    public static final class Function extends ScheduledFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).sweepPublications()::run);
        }
    }
}
