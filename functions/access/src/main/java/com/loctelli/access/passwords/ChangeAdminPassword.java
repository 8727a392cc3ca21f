package com.loctelli.access.passwords;

import com.loctelli.access.signin.Entered;
import com.loctelli.access.signin.SignIn;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/**
 * {@code POST /v1/admin/auth/change-password}: a new password for the admin who knows the old one; all other sessions
 * end. Access tokens from before end too; a browser is given a new one.
 */
public final class ChangeAdminPassword implements Endpoint<ChangePassword.Request, Reply.NoContent<NoRequest>> {
    private final SignIn signIn;
    private final PasswordChanges changes;

    @Inject
    ChangeAdminPassword(SignIn signIn, PasswordChanges changes) {
        this.signIn = signIn;
        this.changes = changes;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, ChangePassword.Request request) {
        var admin = caller.admin();
        return Entered.renewed(changes.byOld(
                signIn.admins(), admin.id(), admin.session(), request.currentPassword(), request.newPassword()));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerPasswordsComponent.factory().create(platform).changeAdminPassword());
        }
    }
}
