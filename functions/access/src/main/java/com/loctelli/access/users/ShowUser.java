package com.loctelli.access.users;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/users/{id}}: one person, for managers and for that person. */
public final class ShowUser implements Endpoint<ShowUser.Request, Reply.Tagged<UserView>> {
    private final Users users;

    @Inject
    ShowUser(Users users) {
        this.users = users;
    }

    @Override
    public Reply.Tagged<UserView> handle(Caller caller, Request request) {
        var found = users.of(caller.tenant()).need(request.id());
        boolean isSelf = caller instanceof Caller.User user && user.id().equals(request.id());
        if (!isSelf && !Permission.MANAGE.admits(caller)) {
            throw Problem.needing("role:" + Role.MANAGER.wire());
        }
        return ChangeUser.tagged(found);
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
            super(platform, DaggerUsersComponent.factory().create(platform).showUser());
        }
    }
}
