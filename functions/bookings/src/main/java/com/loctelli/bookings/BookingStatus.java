package com.loctelli.bookings;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.EnumSet;
import java.util.Set;

/** Where a booking stands. Held, pending and confirmed ones keep their time from others. */
public enum BookingStatus {
    /** The time is kept for a few minutes while somebody makes up their mind. */
    HELD,
    /** Waits for a person to confirm it. */
    PENDING,
    /** Agreed. */
    CONFIRMED,
    /** Called off; its time is free again. */
    CANCELLED,
    /** Took place. */
    COMPLETED,
    /** The lead did not come. */
    NO_SHOW;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** Whether the booking is still ahead and keeps its time. */
    public boolean isActive() {
        return this == HELD || this == PENDING || this == CONFIRMED;
    }

    /** What it can become. */
    public Set<BookingStatus> next() {
        return switch (this) {
            case HELD -> EnumSet.of(PENDING, CONFIRMED, CANCELLED);
            case PENDING -> EnumSet.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> EnumSet.of(CANCELLED, COMPLETED, NO_SHOW);
            case CANCELLED -> EnumSet.noneOf(BookingStatus.class);
            // What was noted of an appointment that is over can be corrected.
            case COMPLETED -> EnumSet.of(NO_SHOW);
            case NO_SHOW -> EnumSet.of(COMPLETED);
        };
    }
}
