package com.loctelli.kernel.edge;

import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Role;
import org.jspecify.annotations.Nullable;

/** Who may call a route. */
public enum Permission {
    /** Anyone. */
    PUBLIC(null),
    /** A machine whose signature the endpoint itself checks over the raw bytes. */
    WEBHOOK(null),
    /** A user of the sub-account, of any role. */
    VIEW(Role.VIEWER),
    /** A user who works leads. */
    WORK(Role.AGENT),
    /** A manager or owner. */
    MANAGE(Role.MANAGER),
    /** An admin of the agency. */
    ADMIN(null),
    /** A super-admin of the agency. */
    SUPER_ADMIN(null);

    private final @Nullable Role least;

    Permission(@Nullable Role least) {
        this.least = least;
    }

    /** Whether a caller needs no credentials. */
    public boolean isOpen() {
        return this == PUBLIC || this == WEBHOOK;
    }

    /** The least role of a user who has it; null where no user has. */
    public @Nullable Role least() {
        return least;
    }

    /** Whether it is for those who run a sub-account or the agency: what they change is audited. */
    boolean isAdministrative() {
        return this == MANAGE || this == ADMIN || this == SUPER_ADMIN;
    }

    /** Lets the caller pass, or throws 403. */
    public void check(Caller caller) {
        boolean passes = switch (caller) {
            case Caller.User user -> isOpen() || (least != null && user.role().covers(least));
            case Caller.Key key -> isOpen() || (least != null && key.role().covers(least));
            case Caller.Visitor _ -> isOpen() || (least != null && Role.MANAGER.covers(least));
            case Caller.Admin admin -> isOpen() || this == ADMIN || (this == SUPER_ADMIN && admin.isSuper());
            case Caller.Anonymous _ -> isOpen();
        };
        if (!passes) {
            throw ProblemType.FORBIDDEN.problem();
        }
    }
}
