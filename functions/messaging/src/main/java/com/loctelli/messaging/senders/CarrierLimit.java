package com.loctelli.messaging.senders;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * What one carrier takes from a number.
 *
 * @param segmentsPerMinute null for any
 * @param segmentsPerDay of a day in the Pacific zone, in which carriers count; null for any. Numbers of one brand share
 *     it
 */
@Json
@Valid
public record CarrierLimit(
        DestinationCarrier carrier,
        @Nullable @Range(min = 1, max = 1_000_000) Integer segmentsPerMinute,
        @Nullable @Range(min = 1, max = 10_000_000) Integer segmentsPerDay) {}
