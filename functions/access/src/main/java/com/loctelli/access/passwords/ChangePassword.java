package com.loctelli.access.passwords;

import com.loctelli.access.signin.Entered;
import com.loctelli.access.signin.SignIn;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/auth/change-password}: a new password for who knows the old one; all other sessions end.
 * Access tokens from before end too; a browser is given a new one.
 */
public final class ChangePassword implements Endpoint<ChangePassword.Request, Reply.NoContent<NoRequest>> {
    private final SignIn signIn;
    private final PasswordChanges changes;

    @Inject
    ChangePassword(SignIn signIn, PasswordChanges changes) {
        this.signIn = signIn;
        this.changes = changes;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var user = caller.user();
        var access = changes.byOld(
                signIn.users(), user.id(), user.session(), request.currentPassword(), request.newPassword());
        return Entered.renewed(access);
    }

    /** The old password and the new. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 1000) String currentPassword,
            @NotBlank @Size(max = 1000) String newPassword) {

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
            super(platform, DaggerPasswordsComponent.factory().create(platform).changePassword());
        }
    }
}
