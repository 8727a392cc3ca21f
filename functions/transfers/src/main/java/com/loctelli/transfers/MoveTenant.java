package com.loctelli.transfers;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.queue.Outcome;
import com.loctelli.kernel.queue.QueueFunction;
import com.loctelli.kernel.queue.Worker;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.transfers.cargo.TransferStep;
import com.loctelli.transfers.exports.ExportTenant;
import com.loctelli.transfers.imports.ImportTenant;
import jakarta.inject.Inject;

/** Works an export or an import for a while, and asks to go on where it is not done. */
public final class MoveTenant implements Worker<TransferStep> {
    private final ExportTenant exports;
    private final ImportTenant imports;

    @Inject
    MoveTenant(ExportTenant exports, ImportTenant imports) {
        this.exports = exports;
        this.imports = imports;
    }

    @Override
    public Outcome work(Tenant tenant, TransferStep step) {
        return switch (step.kind()) {
            case EXPORT -> exports.work(tenant, step);
            case IMPORT -> imports.work(tenant, step);
        };
    }

    /** The Lambda entry point. */
    public static final class Function extends QueueFunction<TransferStep> {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    TransferStep.class,
                    DaggerTransfersComponent.factory().create(platform).moveTenant());
        }
    }
}
