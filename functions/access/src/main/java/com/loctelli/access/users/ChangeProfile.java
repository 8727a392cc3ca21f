package com.loctelli.access.users;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/auth/profile}: what a user says of himself; role and address are not his to change. */
public final class ChangeProfile implements Endpoint<ChangeProfile.Request, Reply.Tagged<UserView>> {
    private final Users users;

    @Inject
    ChangeProfile(Users users) {
        this.users = users;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.change().check(faults);
    }

    @Override
    public Reply.Tagged<UserView> handle(Caller caller, Request request) {
        var user = caller.user();
        var of = users.of(user.tenant());
        var change = request.change();
        return ChangeUser.tagged(of.change(change.fresh(of.need(user.id())), change));
    }

    /** Merge patch: what is absent stays. */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(min = 1, max = 120) String name,
            @Nullable @Size(max = 255) String company,
            @Nullable ZoneId timezone,
            @Nullable @Size(max = 35) String locale,

            @Nullable @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164)
            String phone) {

        UserChange change() {
            var zone = timezone == null ? null : timezone.getId();
            return new UserChange(name, null, null, company, zone, locale, phone, null, null, null, null, null, null);
        }
    }

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
