package com.loctelli.access.signin;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;
import java.util.Map;

/** {@code GET /v1/.well-known/jwks.json}: the public keys that access tokens are signed with (RFC 7517). */
public final class ShowKeys implements Endpoint<NoRequest, Reply.Raw> {
    private final Platform platform;

    @Inject
    ShowKeys(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.Raw handle(Caller caller, NoRequest request) {
        return new Reply.Raw(
                200,
                "application/json",
                platform.signingKeys().document(),
                Map.of("cache-control", "public, max-age=300"));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerSignInComponent.factory().create(platform).showKeys());
        }
    }
}
