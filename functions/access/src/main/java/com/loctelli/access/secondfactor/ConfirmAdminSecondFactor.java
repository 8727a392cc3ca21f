package com.loctelli.access.secondfactor;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/auth/2fa/confirm}: switches the second factor on; the answer shows the recovery codes, once. */
public final class ConfirmAdminSecondFactor implements Endpoint<ConfirmSecondFactor.Request, Setups.RecoveryCodes> {
    private final Setups setups;

    @Inject
    ConfirmAdminSecondFactor(Setups setups) {
        this.setups = setups;
    }

    @Override
    public Setups.RecoveryCodes handle(Caller caller, ConfirmSecondFactor.Request request) {
        return setups.confirm("admin", caller.admin().id(), request.code());
    }

    @Override
    public boolean keepsAnswers() {
        return false;
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerSecondFactorComponent.factory().create(platform).confirmAdminSecondFactor());
        }
    }
}
