package com.loctelli.access.users;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * {@code DELETE /v1/users/{id}}: takes a person's right to enter, at once and everywhere. What the person did keeps its
 * author, so the row stays, deactivated; the address stays taken and the person can be let in again.
 */
public final class DeactivateUser implements Endpoint<DeactivateUser.Request, Reply.NoContent<NoRequest>> {
    private static final UserChange LEAVES =
            new UserChange(null, null, false, null, null, null, null, null, null, null, null, null, null, Set.of());

    private final Users users;

    @Inject
    DeactivateUser(Users users) {
        this.users = users;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var of = users.of(caller.tenant());
        var found = of.need(request.id());
        if (!TenantUsers.mayManage(caller.user().role(), found.value().role())) {
            throw Problem.needing("role:" + found.value().role().wire());
        }
        if (LEAVES.fresh(found).value().isActive()) {
            of.change(found, LEAVES);
        }
        return new Reply.NoContent<>();
    }

    /** Which user. */
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
            super(platform, DaggerUsersComponent.factory().create(platform).deactivateUser());
        }
    }
}
