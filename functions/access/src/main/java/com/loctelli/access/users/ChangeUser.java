package com.loctelli.access.users;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Audited;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /v1/users/{id}}: changes a person. Managers change anybody up to their own role; who works without being
 * a manager changes what is his own, and never role or activity.
 */
@Audited
public final class ChangeUser implements Endpoint<ChangeUser.Request, Reply.Tagged<UserView>> {
    private final Users users;

    @Inject
    ChangeUser(Users users) {
        this.users = users;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.change().check(faults);
    }

    @Override
    public Reply.Tagged<UserView> handle(Caller caller, Request request) {
        var of = users.of(caller.tenant());
        var found = of.need(request.id());
        check(caller.user(), found.value(), request);
        var change = request.change();
        return tagged(of.change(change.fresh(found), change));
    }

    private static void check(Caller.User caller, User target, Request request) {
        boolean isSelf = caller.id().equals(request.id());
        boolean manages = TenantUsers.mayManage(caller.role(), target.role());
        boolean mayGive = request.role() == null || TenantUsers.mayManage(caller.role(), request.role());
        boolean isManagement = request.role() != null || request.isActive() != null;
        if (!(manages && mayGive) && !(isSelf && !isManagement)) {
            throw ProblemType.FORBIDDEN.problem();
        }
    }

    static Reply.Tagged<UserView> tagged(Stored<User> user) {
        return new Reply.Tagged<>(UserView.of(user), user.version());
    }

    /** Merge patch: what is absent stays. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(min = 1, max = 120) String name,
            @Nullable Role role,
            @Nullable Boolean isActive,
            @Nullable @Size(max = 255) String company,
            @Nullable ZoneId timezone,
            @Nullable @Size(max = 35) String locale,
            @Nullable @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164) String phone,
            @Nullable Boolean bookingEnabled,
            @Nullable @Size(max = 60) String defaultCalendarId,
            @Nullable @Valid UserCapacity capacity,
            @Nullable @Valid UserGhl ghl) {

        UserChange change() {
            return new UserChange(
                    name,
                    role,
                    isActive,
                    company,
                    timezone == null ? null : timezone.getId(),
                    locale,
                    phone,
                    bookingEnabled,
                    defaultCalendarId,
                    capacity,
                    ghl);
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
            super(platform, DaggerUsersComponent.factory().create(platform).changeUser());
        }
    }
}
