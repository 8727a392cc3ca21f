package com.loctelli.access.users;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/auth/profile}: what a user says of himself; role and address are not his to change. */
public final class ChangeProfile implements Endpoint<ChangeProfile.Request, Reply.Tagged<UserView>> {
    private final Users users;

    @Inject
    ChangeProfile(Users users) {
        this.users = users;
    }

    @Override
    public Reply.Tagged<UserView> handle(Caller caller, Request request) {
        var user = caller.user();
        var of = users.of(user.tenant());
        var change = new UserChange(
                request.name(),
                null,
                null,
                request.company(),
                request.timezone(),
                request.locale(),
                request.phone(),
                null,
                null,
                null,
                null);
        return ChangeUser.tagged(of.change(change.fresh(of.need(user.id())), change));
    }

    /** Merge patch: what is absent stays. */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(min = 1, max = 120) String name,
            @Nullable @Size(max = 255) String company,
            @Nullable @Size(max = 60) String timezone,
            @Nullable @Size(max = 35) String locale,
            @Nullable @Size(max = 16) String phone) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerUsersComponent.factory().create(platform).changeProfile());
        }
    }
}
