package com.loctelli.access.secondfactor;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/auth/2fa/disable}: switches the second factor off for who shows a code of it. */
public final class DisableAdminSecondFactor
        implements Endpoint<DisableSecondFactor.Request, Reply.NoContent<NoRequest>> {
    private final Setups setups;

    @Inject
    DisableAdminSecondFactor(Setups setups) {
        this.setups = setups;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, DisableSecondFactor.Request request) {
        setups.end("admin", caller.admin().id(), request.code());
        return new Reply.NoContent<>();
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
                    DaggerSecondFactorComponent.factory().create(platform).disableAdminSecondFactor());
        }
    }
}
