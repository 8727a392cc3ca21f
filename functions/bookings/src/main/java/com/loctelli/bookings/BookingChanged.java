package com.loctelli.bookings;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking was made, moved, confirmed, cancelled or closed; sent to
 * {@link com.loctelli.kernel.queue.QueueName#BOOKING_EVENTS} with the transaction that did it, at least once.
 *
 * @param from the status before, {@code none} for a new booking
 * @param to the status after, {@code rescheduled} where the time changed and the status did not
 * @param version the booking's version after it: two messages of one booking and version are the same event
 */
@Json
public record BookingChanged(
        String bookingId,
        @Nullable String leadId,
        String from,
        String to,
        long version,
        Instant startAt,
        Actor actor,
        Instant at) {
    /** What {@link #to} says of a move. */
    public static final String RESCHEDULED = "rescheduled";

    /** What {@link #from} says of a new booking. */
    public static final String NONE = "none";
}
