package com.loctelli.bookings.calendars;

import com.loctelli.access.users.UserView;
import com.loctelli.access.users.Users;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Tenant;
import java.util.ArrayList;
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

    /** Answers 400 that names every member who is no user here. */
    void requireUsers(Tenant tenant, @Nullable List<CalendarMember> members) {
        if (members == null) {
            return;
        }
        var ids = members.stream().map(CalendarMember::userId).toList();
        var known = users.of(tenant).all(ids).stream().map(UserView::id).collect(Collectors.toSet());
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                errors.add(new FieldError("/memberIds/" + i, "value", "is not a user of this sub-account"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem(ProblemType.INVALID_REQUEST).errors(errors);
        }
    }

    /** Answers 404 where the id is of no user here. */
    void requireUser(Tenant tenant, String userId) {
        if (users.of(tenant).find(userId) == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
    }
}
