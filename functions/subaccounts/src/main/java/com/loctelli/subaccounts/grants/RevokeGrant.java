package com.loctelli.subaccounts.grants;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code DELETE /v1/admin/sub-accounts/{id}/access-grants/{grantId}}: ends a grant before its time. */
public final class RevokeGrant implements Endpoint<RevokeGrant.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;
    private final Grants grants;

    @Inject
    RevokeGrant(Platform platform, Grants grants) {
        this.platform = platform;
        this.grants = grants;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        grants.end(tenant, request.grantId(), caller.actor());
        return new Reply.NoContent<>();
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id, String grantId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerGrantsComponent.factory().create(platform).revokeGrant());
        }
    }
}
