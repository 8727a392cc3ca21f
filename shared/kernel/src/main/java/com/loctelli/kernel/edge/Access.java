package com.loctelli.kernel.edge;

import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import com.loctelli.kernel.tenancy.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to call a route: one cell of the matrix of rights, as the list of routes states it and the function's
 * setting carries it.
 *
 * @param resource whose rows the route is about; null for one about nobody's
 * @param least whose rows of it one must be allowed to work at least; null with the resource
 */
public record Access(
        Permission permission,
        @Nullable Resource resource,
        @Nullable Scope least) {

    /** What takes a permission and nothing else. */
    public static Access of(Permission permission) {
        return new Access(permission, null, null);
    }

    /** Reads what {@link #text} wrote. */
    public static Access parse(String text) {
        var words = text.split("[ :]", -1);
        var permission = Permission.valueOf(words[0]);
        return words.length < 3
                ? of(permission)
                : new Access(permission, Resource.valueOf(upper(words[1])), Scope.valueOf(upper(words[2])));
    }

    /** As a setting: {@code VIEW}, or {@code VIEW leads:own}. */
    public String text() {
        return resource == null || least == null
                ? permission.name()
                : permission.name() + " " + resource.wire() + ":" + least.wire();
    }

    /** Lets the caller pass, or throws the 403 that names what is needed. */
    public void check(Caller caller) {
        permission.check(caller);
        var lacking = lacking(caller);
        if (lacking != null) {
            throw Problem.needing(lacking);
        }
    }

    /** The scope that the route takes and the caller does not have, such as {@code leads:all}; null for none. */
    public @Nullable String lacking(Caller caller) {
        return resource == null
                        || least == null
                        || caller.reach(resource).scope().compareTo(least) >= 0
                ? null
                : resource.wire() + ":" + least.wire();
    }

    private static String upper(String wire) {
        return wire.toUpperCase(Locale.ROOT);
    }
}
