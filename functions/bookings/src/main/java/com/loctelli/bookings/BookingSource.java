package com.loctelli.bookings;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Who or what made a booking. */
public enum BookingSource {
    /** The sales agent, in a conversation. */
    AI,
    /** A user of the sub-account. */
    USER,
    /** Somebody on a public page. */
    PUBLIC,
    /** An outside calendar. */
    GHL,
    /** A program of the tenant's. */
    API;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
