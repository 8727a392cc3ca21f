package com.loctelli.transfers;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Tenant;
import com.loctelli.transfers.cargo.TransferStep;
import java.util.Locale;

/** Hands the worker a message as if SQS had handed it out again. */
public final class TransfersRepeat {
    private TransfersRepeat() {}

    /** Works the job's message once more. */
    public static void step(Platform platform, Tenant tenant, String kind, String id) {
        var step = new TransferStep(TransferStep.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
        DaggerTransfersComponent.factory().create(platform).moveTenant().work(tenant, step);
    }
}
