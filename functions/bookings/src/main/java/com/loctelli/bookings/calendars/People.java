package com.loctelli.bookings.calendars;

import com.loctelli.access.users.UserView;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.List;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Whether people whose time is offered are users of the sub-account; one read, however many they are. */
final class People {
    private final Users users;

    @Inject
    People(Users users) {
        this.users = users;
    }

    /** Finds fault with every member who is no user here, or no longer. */
    void requireUsers(Tenant tenant, @Nullable List<CalendarMember> members, Faults faults) {
        if (members == null) {
            return;
        }
        var ids = members.stream().map(CalendarMember::userId).toList();
        var known = users.of(tenant).all(ids).stream()
                .filter(UserView::isActive)
                .map(UserView::id)
                .collect(Collectors.toSet());
        for (int i = 0; i < ids.size(); i++) {
            faults.unless(known.contains(ids.get(i)), "/memberIds/" + i, "is not an active user of this sub-account");
        }
    }

    /** Answers 404 where the id is of no user here. */
    void requireUser(Tenant tenant, String userId) {
        if (users.of(tenant).find(userId) == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
    }
}
