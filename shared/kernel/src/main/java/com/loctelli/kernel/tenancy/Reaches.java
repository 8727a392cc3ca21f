package com.loctelli.kernel.tenancy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whose rows a caller may see and work, resource by resource. */
public record Reaches(Map<Resource, Reach> byResource) {
    /** Everything. */
    public static final Reaches ALL = new Reaches(Map.of());

    public Reaches {
        byResource = Map.copyOf(byResource);
    }

    /** One user's own rows, of every resource. */
    static Reaches own(String userId) {
        return of(new RowScopes(Scope.OWN, Scope.OWN, Scope.OWN, Scope.OWN), userId, Set::of);
    }

    /** What the scopes give a user; what they do not say is everything. */
    static Reaches of(RowScopes scopes, String userId, Supplier<Set<String>> team) {
        var out = new EnumMap<Resource, Reach>(Resource.class);
        @Nullable Set<String> mates = null;
        for (var resource : Resource.values()) {
            var scope = Objects.requireNonNullElse(scopes.of(resource), Scope.ALL);
            switch (scope) {
                case OWN -> out.put(resource, new Reach(Scope.OWN, Set.of(userId)));
                case TEAM -> {
                    mates = mates == null ? team.get() : mates;
                    out.put(resource, new Reach(Scope.TEAM, mates));
                }
                case ALL -> {
                    // What is not among them is everything.
                }
            }
        }
        return out.isEmpty() ? ALL : new Reaches(out);
    }

    /** Whose rows of the resource. */
    public Reach of(Resource resource) {
        return byResource.getOrDefault(resource, Reach.ALL);
    }
}
