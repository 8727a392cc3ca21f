package com.loctelli.access.signin;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/auth/logout}: ends the caller's session and takes the cookies away. */
public final class AdminLogOut implements Endpoint<NoRequest, Reply.NoContent<NoRequest>> {
    private final SignIn signIn;

    @Inject
    AdminLogOut(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, NoRequest request) {
        var who = caller.admin();
        signIn.leave(signIn.admins(), who.id(), who.session());
        return Entered.left();
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerSignInComponent.factory().create(platform).adminLogOut());
        }
    }
}
