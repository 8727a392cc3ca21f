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

/** {@code DELETE /v1/sub-account/access-grants/{id}}: the sub-account itself ends a grant of the agency's admin. */
public final class EndGrant implements Endpoint<EndGrant.Request, Reply.NoContent<NoRequest>> {
    private final Grants grants;

    @Inject
    EndGrant(Grants grants) {
        this.grants = grants;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        grants.end(caller.tenant(), request.id(), caller.actor());
        return new Reply.NoContent<>();
    }

    /** Which one. */
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
            super(platform, DaggerGrantsComponent.factory().create(platform).endGrant());
        }
    }
}
