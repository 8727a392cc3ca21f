package com.loctelli.bookings;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time that can be offered to a lead.
 *
 * @param userId whose time it is, where the calendar has one member; null where one is picked when it is booked
 */
@Json
public record OfferedSlot(String calendarId, @Nullable String userId, Instant startAt, Instant endAt) {}
