package com.loctelli.access.agency;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code DELETE /v1/admin/auth-codes/{id}}: takes a code back; who became an admin by it stays one. */
public final class RevokeAdminCode implements Endpoint<RevokeAdminCode.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;

    @Inject
    RevokeAdminCode(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        platform.database()
                .commit(platform.directory()
                        .platformRows()
                        .update(
                                AdminCode.key(request.id()),
                                new Update()
                                        .setOnce("revokedAt", platform.clock().now())));
        return new Reply.NoContent<>();
    }

    /** Which code, by its hash. */
    @Json
    @Valid
    public record Request(@Size(min = 1, max = 64) String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAgencyComponent.factory().create(platform).revokeAdminCode());
        }
    }
}
