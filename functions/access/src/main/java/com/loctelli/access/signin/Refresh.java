package com.loctelli.access.signin;

import com.loctelli.access.AccessProblems;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/auth/refresh}: exchanges a refresh token, of the body or else of the cookie, for new tokens. */
public final class Refresh implements Endpoint<Refresh.Request, Reply.WithCookies<SignedIn>> {
    private final SignIn signIn;

    @Inject
    Refresh(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Reply.WithCookies<SignedIn> handle(Caller caller, Request request) {
        var token = Optional.ofNullable(request.refreshToken())
                .or(() -> RequestScope.current().cookie(Entered.REFRESH))
                .orElseThrow(AccessProblems.SESSION_ENDED::problem);
        return signIn.byRefreshToken(signIn.users(), token).reply(request.tokens());
    }

    /**
     * The token to exchange.
     *
     * @param tokens whether the answer holds the tokens too, for a client that keeps no cookies
     */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 200) String refreshToken,
            @Nullable Boolean tokens) {

        /** Masked: a token must not reach a log. */
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
            super(platform, DaggerSignInComponent.factory().create(platform).refresh());
        }
    }
}
