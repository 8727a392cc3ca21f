package com.loctelli.access.users;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Audited;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.RowScopes;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /v1/users/{id}}: changes a person. Managers change anybody up to their own role; who works without being
 * a manager changes what is his own, and never role, activity, scopes or teams.
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
        request.change(Set.of()).check(faults);
    }

    @Override
    public Reply.Tagged<UserView> handle(Caller caller, Request request) {
        var of = users.of(caller.tenant());
        var found = of.need(request.id());
        check(caller.user(), found.value(), request);
        var change = request.change(RequestScope.current().removed());
        return tagged(of.change(change.fresh(found), change));
    }

    private static void check(Caller.User caller, User target, Request request) {
        boolean isSelf = caller.id().equals(request.id());
        boolean manages = TenantUsers.mayManage(caller.role(), target.role());
        boolean mayGive = request.role() == null || TenantUsers.mayManage(caller.role(), request.role());
        boolean isManagement = request.role() != null
                || request.isActive() != null
                || request.scopes() != null
                || request.teams() != null;
        if (!(manages && mayGive) && !(isSelf && !isManagement)) {
            var above = target.role().covers(Role.MANAGER) ? target.role() : Role.MANAGER;
            throw Problem.needing("role:" + above.wire());
        }
    }

    static Reply.Tagged<UserView> tagged(Stored<User> user) {
        return new Reply.Tagged<>(UserView.of(user), user.version());
    }

    /**
     * Merge patch: what is absent stays, and what is null goes.
     *
     * @param scopes whose rows the person works, as an agent or a viewer; of what it does not name nothing changes
     * @param teams the names of all the groups that the person works in
     */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(min = 1, max = 120) String name,
            @Nullable Role role,
            @Nullable Boolean isActive,
            @Removable @Nullable @Size(max = 255) String company,
            @Removable @Nullable ZoneId timezone,
            @Removable @Nullable @Size(max = 35) String locale,

            @Removable @Nullable @Pattern(regexp = PhoneNumber.E164, message = PhoneNumber.NOT_E164)
            String phone,

            @Nullable Boolean bookingEnabled,
            @Removable @Nullable @Size(max = 60) String defaultCalendarId,
            @Removable @Nullable @Valid UserCapacity capacity,
            @Removable @Nullable @Valid UserGhl ghl,
            @Nullable RowScopes scopes,
            @Nullable @Size(max = 5) List<String> teams) {

        UserChange change(Set<String> removed) {
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
                    ghl,
                    scopes,
                    teams,
                    removed);
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
