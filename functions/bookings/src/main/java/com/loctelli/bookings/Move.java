package com.loctelli.bookings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a booking is to be instead.
 *
 * @param durationMinutes its new length; null for the one it has
 * @param userId whose time; null for the one who has it, or another member where they have none, and for that of all
 *     where they are booked together
 */
public record Move(
        Instant startAt,
        @Nullable Integer durationMinutes,
        @Nullable String userId,
        @Nullable String reason) {
    /** A move to another beginning and nothing else. */
    public static Move to(Instant startAt) {
        return new Move(startAt, null, null, null);
    }
}
