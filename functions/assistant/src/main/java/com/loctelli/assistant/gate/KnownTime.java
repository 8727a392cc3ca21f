package com.loctelli.assistant.gate;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A time that a tool offered or booked, in the zone that the lead reads it in.
 *
 * @param isBooked whether it is an appointment that stands, not merely an offer
 * @param alias what the offer is called, null for an appointment
 */
public record KnownTime(
        ZonedDateTime start,
        ZonedDateTime end,
        boolean isBooked,
        @Nullable String alias) {}
