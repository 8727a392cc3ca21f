package com.loctelli.access.agency;

import com.loctelli.access.admins.AdminUser;
import com.loctelli.access.signin.SignIn;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/admins/{id}/unlock}: lets an admin guess again after too many wrong passwords. */
public final class UnlockAdmin implements Endpoint<UnlockAdmin.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;
    private final SignIn signIn;

    @Inject
    UnlockAdmin(Platform platform, SignIn signIn) {
        this.platform = platform;
        this.signIn = signIn;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var found = platform.directory().platformRows().need(AdminUser.key(request.id()), AdminUser.class);
        signIn.unlock(signIn.admins(), found.value().emailNorm());
        return new Reply.NoContent<>();
    }

    /** Which admin. */
    @Json
    @Valid
    public record Request(@Size(min = 1, max = 60) String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAgencyComponent.factory().create(platform).unlockAdmin());
        }
    }
}
