package com.loctelli.access.agency;

import com.loctelli.access.admins.AdminUser;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code DELETE /v1/admin/admins/{id}}: takes an admin's right to enter, at once and everywhere. What the admin did keeps
 * its author, so the row stays; the codes that the admin gave out end. Nobody removes himself, and who removes must still
 * be a super-admin when it happens: of two who remove each other one stays.
 */
public final class RemoveAdmin implements Endpoint<RemoveAdmin.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;

    @Inject
    RemoveAdmin(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var by = caller.admin();
        var rows = platform.directory().platformRows();
        var found = rows.need(AdminUser.key(request.id()), AdminUser.class).value();
        if (by.id().equals(request.id())) {
            throw ProblemType.FORBIDDEN.problem("Nobody removes himself");
        }
        if (found.isActive()) {
            platform.database()
                    .commit(
                            rows.check(AdminUser.key(by.id()), AdminUser.IS_SUPER)
                                    .otherwise(ProblemType.FORBIDDEN),
                            rows.update(
                                    AdminUser.key(request.id()),
                                    new Update()
                                            .set("isActive", false)
                                            .add("tokenEpoch", 1)
                                            .add("sessionEpoch", 1)));
            platform.epochs().changed(rows.tenant());
        }
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
            super(platform, DaggerAgencyComponent.factory().create(platform).removeAdmin());
        }
    }
}
