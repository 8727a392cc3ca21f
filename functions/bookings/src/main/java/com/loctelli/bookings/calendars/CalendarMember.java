package com.loctelli.bookings.calendars;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * A user whose time a calendar offers.
 *
 * @param weight how many bookings this member takes for each one of a member of weight 1; 1 where it is not given
 * @param priority who comes first among equally loaded members, the lowest first; 0 where it is not given
 */
@Json
@Valid
public record CalendarMember(
        @NotBlank @Size(max = 64) String userId,
        @Nullable @Range(min = 1, max = 100) Integer weight,
        @Nullable @Range(min = 0, max = 100) Integer priority) {
    /** A member of weight 1. */
    public static CalendarMember of(String userId) {
        return new CalendarMember(userId, null, null);
    }

    int shares() {
        return weight == null ? 1 : weight;
    }

    int rank() {
        return priority == null ? 0 : priority;
    }
}
