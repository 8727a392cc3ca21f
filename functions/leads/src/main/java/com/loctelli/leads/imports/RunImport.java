package com.loctelli.leads.imports;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Rejected;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import javax.inject.Inject;

/**
 * Works {@code IMPORTS}: goes on with an import for some seconds and asks for the rest. A message that comes twice, or
 * two that come together, do each part once: whoever finds that somebody else has gone on leaves it to them.
 */
public final class RunImport implements Worker<ImportDue> {
    private static final Duration BUDGET = Duration.ofSeconds(15);

    private final Platform platform;
    private final Imports imports;

    @Inject
    RunImport(Platform platform, Imports imports) {
        this.platform = platform;
        this.imports = imports;
    }

    @Override
    public Outcome work(Tenant tenant, ImportDue due) {
        return work(tenant, due, BUDGET);
    }

    Outcome work(Tenant tenant, ImportDue due, Duration budget) {
        var ours = imports.of(tenant);
        var found = ours.find(due.importId());
        if (found == null) {
            return new Rejected("no-such-import");
        }
        var end = platform.clock().now().plus(budget);
        try {
            boolean isOver = switch (found.value().status()) {
                case QUEUED, RUNNING -> new RowsOfImport(platform, tenant, ours, found.value()).until(end);
                case UNDOING -> new UndoOfImport(platform, tenant, ours, found.value()).until(end);
                case AWAITING_UPLOAD, DONE, FAILED, UNDONE -> true;
            };
            if (isOver) {
                ours.files().giveBack(due.importId());
            } else {
                ours.goOn(due.importId());
            }
        } catch (Problem problem) {
            if (!problem.type().equals(ImportProblems.MOVED)) {
                throw problem;
            }
        }
        return Outcome.DONE;
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<ImportDue> {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(
                    platform,
                    ImportDue.class,
                    DaggerImportsComponent.factory().create(platform).runImport());
        }
    }
}
