package com.loctelli.access.signin;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/admin/auth/unlock}: lets an address guess again after too many wrong passwords. */
public final class UnlockSignIn implements Endpoint<UnlockSignIn.Request, Reply.NoContent<NoRequest>> {
    private final SignIn signIn;

    @Inject
    UnlockSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        boolean isOfAdmin = request.realm() == RealmName.ADMIN;
        if (isOfAdmin && !caller.admin().isSuper()) {
            throw Problem.needing("role:super_admin").detail("Only a super-admin unlocks an admin");
        }
        signIn.unlock(isOfAdmin ? signIn.admins() : signIn.users(), request.email());
        return new Reply.NoContent<>();
    }

    /**
     * Whose sign-in.
     *
     * @param realm a user's where it is absent
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 254) String email,
            @Nullable RealmName realm) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerSignInComponent.factory().create(platform).unlockSignIn());
        }
    }
}
