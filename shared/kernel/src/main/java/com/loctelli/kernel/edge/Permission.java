package com.loctelli.kernel.edge;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import com.loctelli.kernel.tenancy.Role;
import com.loctelli.kernel.tenancy.Scope;
import com.loctelli.kernel.tenancy.Visits;
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

    /** Whether it is for those who run a sub-account or the agency: what they change of a sub-account is audited. */
    boolean isAdministrative() {
        return this == MANAGE || this == ADMIN || this == SUPER_ADMIN;
    }

    /** The same for a route about rows of a resource, which keeps to those of the caller. */
    public Access own(Resource resource) {
        return new Access(this, resource, Scope.OWN);
    }

    /** The same for a route about everybody's rows of a resource, which who works fewer may not call. */
    public Access all(Resource resource) {
        return new Access(this, resource, Scope.ALL);
    }

    /** Lets the caller pass, or throws the 403 that names what is needed. */
    public void check(Caller caller) {
        if (!admits(caller)) {
            throw refusal(caller);
        }
    }

    /** Whether the caller has it. */
    public boolean admits(Caller caller) {
        return switch (caller) {
            case Caller.User user -> isOpen() || (least != null && user.role().covers(least));
            case Caller.Key key -> isOpen() || (least != null && key.role().covers(least));
            case Caller.Visitor _ -> isOpen() || (least != null && Role.MANAGER.covers(least));
            case Caller.Admin admin -> isOpen() || this == ADMIN || (this == SUPER_ADMIN && admin.isSuper());
            case Caller.Anonymous _ -> isOpen();
        };
    }

    private Problem refusal(Caller caller) {
        if (least == null) {
            return Problem.needing(this == SUPER_ADMIN ? "role:super_admin" : "role:admin");
        }
        return caller instanceof Caller.Admin ? Visits.NO_GRANT.problem() : Problem.needing("role:" + least.wire());
    }
}
