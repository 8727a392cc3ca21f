package com.loctelli.access.users;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Set;
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
        request.change(Set.of()).check(faults);
    }

    @Override
    public Reply.Tagged<UserView> handle(Caller caller, Request request) {
        var user = caller.user();
        var of = users.of(user.tenant());
        var change = request.change(RequestScope.current().removed());
        return ChangeUser.tagged(of.change(change.fresh(of.need(user.id())), change));
    }

    /** Merge patch: what is absent stays, and what is null goes. */
    @Json
    @Valid
    public record Request(
            @Nullable @Size(min = 1, max = 120) String name,
            @Removable @Nullable @Size(max = 255) String company,
            @Removable @Nullable ZoneId timezone,
            @Removable @Nullable @Size(max = 35) String locale,

            @Removable @Nullable @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164)
            String phone) {

        UserChange change(Set<String> removed) {
            var zone = timezone == null ? null : timezone.getId();
            return new UserChange(
                    name, null, null, company, zone, locale, phone, null, null, null, null, null, null, removed);
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
