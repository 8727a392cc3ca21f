package com.loctelli.access.signin;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/auth/login}: a user enters by address and password. */
public final class LogIn implements Endpoint<LogIn.Request, Reply.WithCookies<SignedIn>> {
    private final SignIn signIn;

    @Inject
    LogIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Reply.WithCookies<SignedIn> handle(Caller caller, Request request) {
        boolean remembered = Boolean.TRUE.equals(request.remember());
        return signIn.byPassword(signIn.users(), request.email(), request.password(), request.code(), remembered)
                .reply(request.tokens());
    }

    /**
     * Who enters.
     *
     * @param tokens whether the answer holds the tokens too, for a client that keeps no cookies
     * @param code of the second factor, or a recovery code, where the account has one
     * @param remember whether the session outlasts 30 days without a refresh, and 90 in all, instead of 7 and 30
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 1000) String password,
            @Nullable Boolean tokens,
            @Nullable @Size(max = 60) String code,
            @Nullable Boolean remember) {

        /** Masked: a password must not reach a log. */
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerSignInComponent.factory().create(platform).logIn());
        }
    }
}
