package com.loctelli.access.secondfactor;

import com.loctelli.access.admins.AdminPolicy;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code PUT /v1/admin/auth/2fa/policy}: whether no admin enters without a second factor. */
public final class SetAdminPolicy implements Endpoint<SetPolicy.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;

    @Inject
    SetAdminPolicy(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, SetPolicy.Request request) {
        platform.database()
                .commit(platform.directory()
                        .platformRows()
                        .put(AdminPolicy.KEY, new AdminPolicy(request.required()), caller.actor()));
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
                    DaggerSecondFactorComponent.factory().create(platform).setAdminPolicy());
        }
    }
}
