package com.loctelli.bookings.calendars;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How a booking of a calendar becomes final. */
public enum Confirmation {
    /** At once. */
    AUTO,
    /** When a person confirms it; the time is taken from the beginning. */
    MANUAL;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
