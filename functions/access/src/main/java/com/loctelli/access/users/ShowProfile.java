package com.loctelli.access.users;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code GET /v1/auth/profile}: the user who asks. */
public final class ShowProfile implements Endpoint<NoRequest, Reply.Tagged<UserView>> {
    private final Users users;

    @Inject
    ShowProfile(Users users) {
        this.users = users;
    }

    @Override
    public Reply.Tagged<UserView> handle(Caller caller, NoRequest request) {
        var user = caller.user();
        return ChangeUser.tagged(users.of(user.tenant()).need(user.id()));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerUsersComponent.factory().create(platform).showProfile());
        }
    }
}
