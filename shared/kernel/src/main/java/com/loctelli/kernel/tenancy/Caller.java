package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.ProblemType;
import java.util.List;

/** Who calls an endpoint, as verified by the edge. */
public sealed interface Caller {

    /** The tenant whose rows the caller may touch; a caller without one is refused. */
    default Tenant tenant() {
        throw ProblemType.FORBIDDEN.problem();
    }

    /** The caller as rows record it. */
    default Actor actor() {
        return Actor.SYSTEM;
    }

    /** The admin who calls; anyone else is refused. */
    default Admin admin() {
        throw ProblemType.FORBIDDEN.problem();
    }

    /** The user who calls; anyone else is refused. */
    default User user() {
        throw ProblemType.FORBIDDEN.problem();
    }

    /** Whether one of the scopes covers the route, which is a method and a path such as {@code GET /v1/leads/{id}}. */
    static boolean covers(List<String> scopes, String route) {
        var words = route.split("[ /]+", -1);
        if (words.length < 3) {
            return false;
        }
        boolean isRead = words[0].equals("GET");
        return scopes.contains(words[2] + ":write")
                || scopes.contains("*:write")
                || (isRead && (scopes.contains(words[2] + ":read") || scopes.contains("*:read")));
    }

    /** Somebody without credentials, on a public route or before a webhook's signature is checked. */
    record Anonymous() implements Caller {}

    /**
     * A user of a sub-account.
     *
     * @param session the family of refresh tokens this access token came from
     */
    record User(Tenant tenant, String id, Role role, String session) implements Caller {
        @Override
        public Actor actor() {
            return Actor.user(id);
        }

        @Override
        public User user() {
            return this;
        }
    }

    /**
     * A program of the sub-account that shows an API key. It is nobody in person: what asks for a {@link #user()}
     * refuses it.
     *
     * @param scopes what it may do, as {@code leads:write}: the first word of the route and whether it changes anything
     */
    record Key(Tenant tenant, String id, Role role, List<String> scopes) implements Caller {
        @Override
        public Actor actor() {
            return Actor.integration(id);
        }

        /** Whether a scope covers the route, which is a method and a path such as {@code GET /v1/leads/{id}}. */
        public boolean allows(String route) {
            return covers(scopes, route);
        }
    }

    /**
     * An admin of the agency inside a sub-account, by a grant of that sub-account, which limits what he may do there to
     * its scopes. He is none of its users: what asks for a {@link #user()} refuses him.
     */
    record Visitor(Tenant tenant, String adminId, String grantId, List<String> scopes) implements Caller {
        public Visitor {
            scopes = List.copyOf(scopes);
        }

        @Override
        public Actor actor() {
            return Actor.admin(adminId);
        }
    }

    /** An admin of the agency. Being one opens no sub-account's rows. */
    record Admin(String id, boolean isSuper, String session) implements Caller {
        @Override
        public Actor actor() {
            return Actor.admin(id);
        }

        @Override
        public Admin admin() {
            return this;
        }
    }
}
