package com.loctelli.access.agency;

import com.loctelli.access.signin.AuthAttempt;
import com.loctelli.access.signin.RealmName;
import com.loctelli.access.signin.SignIn;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.storage.Query;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/auth-attempts}: who tried to sign in, newest first; all of it, or what was tried at one address. */
public final class ListAuthAttempts implements Endpoint<ListAuthAttempts.Request, Page<AuthAttempt>> {
    private final Platform platform;

    @Inject
    ListAuthAttempts(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<AuthAttempt> handle(Caller caller, Request request) {
        var email = request.email();
        var prefix = email == null
                ? AuthAttempt.ALL
                : AuthAttempt.of(
                        Objects.requireNonNullElse(request.realm(), RealmName.USER)
                                .wire(),
                        SignIn.norm(email));
        return platform.directory()
                .platformRows()
                .query(
                        Query.prefix(prefix)
                                .newestFirst()
                                .limit(Objects.requireNonNullElse(request.limit(), 50))
                                .after(request.cursor()),
                        AuthAttempt.class)
                .map(Stored::value);
    }

    /**
     * A page.
     *
     * @param email what was tried at this address only
     * @param realm whose address it is; a user's where absent, without a meaning where no address is given
     */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(max = 254) String email,
            @Nullable RealmName realm,
            @Nullable @Size(max = 2000) String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {

        /** Masked: an address must not reach a log. */
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
            super(platform, DaggerAgencyComponent.factory().create(platform).listAuthAttempts());
        }
    }
}
