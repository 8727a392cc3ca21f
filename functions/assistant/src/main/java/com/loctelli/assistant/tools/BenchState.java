package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.bookings.BookingView;
import com.loctelli.knowledge.Found;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a bench after a call: what a reply may say from then on.
 *
 * @param bookings by their aliases
 * @param former times that appointments were at before
 * @param zone the zone in which times were told; null in records of the version before, when none changed it in a turn
 */
@Json
public record BenchState(
        OfferBook offers,
        Map<String, BookingView> bookings,
        List<Span> former,
        List<Deed> done,
        List<Found> passages,
        @Nullable String zone) {
    /** From when to when. */
    @Json
    public record Span(Instant start, Instant end) {}
}
