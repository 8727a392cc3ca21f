package com.loctelli.access.passwords;

import com.loctelli.access.credentials.LinkText;
import com.loctelli.access.signin.SignIn;
import com.loctelli.access.throttle.RateLimit;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/auth/password-reset/confirm}: sets the password of who holds a link that was mailed. The link serves
 * once; one that was used, has expired or is none is answered {@code access/link-ended}. All sessions end.
 */
public final class ConfirmPasswordReset implements Endpoint<ConfirmPasswordReset.Request, Reply.NoContent<NoRequest>> {
    private static final long MOST_OF_A_SOURCE = 10;

    private final SignIn signIn;
    private final PasswordChanges changes;
    private final RateLimit sources;

    @Inject
    ConfirmPasswordReset(Platform platform, SignIn signIn, PasswordChanges changes) {
        this.signIn = signIn;
        this.changes = changes;
        this.sources = new RateLimit(platform, "reset-confirm", MOST_OF_A_SOURCE);
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        sources.take(RequestScope.current().sourceIp());
        changes.byLink(signIn.users(), LinkText.parse(request.token()), request.newPassword());
        return new Reply.NoContent<>();
    }

    /**
     * The new password.
     *
     * @param token what stands in the link
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @Size(max = 1000) String newPassword) {

        /** Masked: a token or password must not reach a log. */
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
            super(platform, DaggerPasswordsComponent.factory().create(platform).confirmPasswordReset());
        }
    }
}
