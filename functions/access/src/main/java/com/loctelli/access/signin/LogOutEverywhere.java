package com.loctelli.access.signin;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/auth/logout-all}: ends all the caller's sessions and access tokens, this one's too. */
public final class LogOutEverywhere implements Endpoint<NoRequest, Reply.NoContent<NoRequest>> {
    private final SignIn signIn;

    @Inject
    LogOutEverywhere(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, NoRequest request) {
        signIn.leaveEverywhere(signIn.users(), caller.user().id());
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
            super(platform, DaggerSignInComponent.factory().create(platform).logOutEverywhere());
        }
    }
}
