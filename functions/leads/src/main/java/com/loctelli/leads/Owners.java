package com.loctelli.leads;

import com.loctelli.access.users.Users;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Tenant;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Lets a lead be given to a user of its own sub-account only. */
final class Owners {
    private final Users users;

    @Inject
    Owners(Users users) {
        this.users = users;
    }

    /** Refuses the named field where it names no user of the tenant; nobody is somebody too. */
    void check(Tenant tenant, @Nullable String userId, String pointer) {
        if (userId != null && users.of(tenant).find(userId) == null) {
            throw Problem.field(pointer, "value", "is not the id of a user");
        }
    }
}
