package com.loctelli.access.secondfactor;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/auth/2fa/enroll}: what the admin's authenticator is fed with; it counts once {@code confirm} was called. */
public final class EnrollAdminSecondFactor implements Endpoint<NoRequest, Setups.Secret> {
    private final Setups setups;

    @Inject
    EnrollAdminSecondFactor(Setups setups) {
        this.setups = setups;
    }

    @Override
    public Setups.Secret handle(Caller caller, NoRequest request) {
        return setups.begin("admin", caller.admin().id());
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
                    DaggerSecondFactorComponent.factory().create(platform).enrollAdminSecondFactor());
        }
    }
}
