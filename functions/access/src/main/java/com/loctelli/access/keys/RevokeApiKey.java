package com.loctelli.access.keys;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code DELETE /v1/api-keys/{id}}: ends a key, at once and for good. */
public final class RevokeApiKey implements Endpoint<RevokeApiKey.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;

    @Inject
    RevokeApiKey(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        new TenantApiKeys(platform, caller.user().tenant()).revoke(request.id());
        return new Reply.NoContent<>();
    }

    /** Which key. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerKeysComponent.factory().create(platform).revokeApiKey());
        }
    }
}
