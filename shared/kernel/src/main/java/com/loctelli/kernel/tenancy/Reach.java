package com.loctelli.kernel.tenancy;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows of one resource a caller may see and work.
 *
 * @param scope by which rule
 * @param people the users whose rows these are; empty where they are everybody's
 */
public record Reach(Scope scope, Set<String> people) {
    /** Everybody's rows, and nobody's. */
    public static final Reach ALL = new Reach(Scope.ALL, Set.of());

    public Reach {
        people = Set.copyOf(people);
    }

    /** Whether it leaves nothing out. */
    public boolean isAll() {
        return scope == Scope.ALL;
    }

    /** Whether a row that names this user lies within; one that names nobody is everybody's business only. */
    public boolean covers(@Nullable String userId) {
        return isAll() || (userId != null && people.contains(userId));
    }

    /** Whether a row that names these users lies within. */
    public boolean coversAny(Collection<String> userIds) {
        return isAll() || userIds.stream().anyMatch(people::contains);
    }

    /** The one whose rows these are, where it is one: an index by owner then finds nothing else. */
    public Optional<String> only() {
        return !isAll() && people.size() == 1 ? people.stream().findFirst() : Optional.empty();
    }
}
