package com.loctelli.assistant.tools;

import com.loctelli.assistant.gate.Deed;
import com.loctelli.bookings.BookingView;
import com.loctelli.knowledge.Found;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What lies on a bench after a call: what a reply may say from then on.
 *
 * @param bookings by their aliases
 * @param former times that appointments were at before
 */
@Json
public record BenchState(
        OfferBook offers, Map<String, BookingView> bookings, List<Span> former, List<Deed> done, List<Found> passages) {
    /** From when to when. */
    @Json
    public record Span(Instant start, Instant end) {}
}
