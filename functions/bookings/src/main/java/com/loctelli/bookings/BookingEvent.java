package com.loctelli.bookings;

import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of a booking's history, never changed. {@code from} and {@code to} are as in {@link BookingChanged}. */
@Json
public record BookingEvent(
        String bookingId,
        long version,
        String from,
        String to,
        Instant startAt,
        @Nullable Instant movedFrom,
        Actor actor,
        @Nullable String reason,
        Instant at) {}
