package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.problem.Problem;
import java.util.List;

/** Who calls an endpoint, as verified by the edge. */
public sealed interface Caller {

    /** The tenant whose rows the caller may touch; a caller without one is refused. */
    default Tenant tenant() {
        throw Problem.needing("sub-account");
    }

    /** The caller as rows record it. */
    default Actor actor() {
        return Actor.SYSTEM;
    }

    /** Whose rows of a resource the caller may see and work. */
    default Reach reach(Resource resource) {
        return Reach.ALL;
    }

    /** The admin who calls; anyone else is refused. */
    default Admin admin() {
        throw Problem.needing("role:admin");
    }

    /** The user who calls; anyone else is refused. */
    default User user() {
        throw Problem.needing("user");
    }

    /**
     * The scope of keys and grants that a route takes, a method and a path such as {@code GET /v1/leads/{id}}: the first
     * word of the path, and whether it changes anything. Empty for what is no route.
     */
    static String scope(String route) {
        var words = route.split("[ /]+", -1);
        return words.length < 3 ? "" : words[2] + (words[0].equals("GET") ? ":read" : ":write");
    }

    /** Whether one of the scopes covers the route; who may write may read, and a star stands for every word. */
    static boolean covers(List<String> scopes, String route) {
        var needed = scope(route);
        if (needed.isEmpty()) {
            return false;
        }
        int colon = needed.indexOf(':');
        return scopes.contains(needed)
                || scopes.contains("*" + needed.substring(colon))
                || scopes.contains(needed.substring(0, colon) + ":write")
                || scopes.contains("*:write");
    }

    /** Somebody without credentials, on a public route or before a webhook's signature is checked. */
    record Anonymous() implements Caller {}

    /**
     * A user of a sub-account.
     *
     * @param session the family of refresh tokens this access token came from
     * @param reaches whose rows the user works
     */
    record User(Tenant tenant, String id, Role role, String session, Reaches reaches) implements Caller {
        /** One who works everybody's rows. */
        public User(Tenant tenant, String id, Role role, String session) {
            this(tenant, id, role, session, Reaches.ALL);
        }

        @Override
        public Reach reach(Resource resource) {
            return reaches.of(resource);
        }

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
     * @param reaches whose rows it works: everybody's, or those of the user that it was made for
     */
    record Key(Tenant tenant, String id, Role role, List<String> scopes, Reaches reaches) implements Caller {
        /** One that works everybody's rows. */
        public Key(Tenant tenant, String id, Role role, List<String> scopes) {
            this(tenant, id, role, scopes, Reaches.ALL);
        }

        @Override
        public Reach reach(Resource resource) {
            return reaches.of(resource);
        }

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
