package com.loctelli.kernel.tenancy;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a user works, resource by resource, as the user's own row or the sub-account says it. What is null is not
 * said here.
 */
@Json
public record RowScopes(
        @Nullable Scope leads,
        @Nullable Scope conversations,
        @Nullable Scope bookings,
        @Nullable Scope tasks) {
    /** Nothing is said. */
    public static final RowScopes NONE = new RowScopes(null, null, null, null);

    /** What is said of a resource. */
    public @Nullable Scope of(Resource resource) {
        return switch (resource) {
            case LEADS -> leads;
            case CONVERSATIONS -> conversations;
            case BOOKINGS -> bookings;
            case TASKS -> tasks;
        };
    }

    /** The same, where it says nothing what the other says. */
    public RowScopes or(RowScopes other) {
        return new RowScopes(
                leads == null ? other.leads : leads,
                conversations == null ? other.conversations : conversations,
                bookings == null ? other.bookings : bookings,
                tasks == null ? other.tasks : tasks);
    }
}
