package com.loctelli.bookings.calendars;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Whose time one booking of a calendar takes. */
public enum CalendarType {
    /** The one member's. */
    PERSONAL,
    /** That of one member, picked fairly. */
    ROUND_ROBIN,
    /** That of all members at once. */
    COLLECTIVE;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
