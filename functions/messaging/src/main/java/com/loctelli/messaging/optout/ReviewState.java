package com.loctelli.messaging.optout;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What somebody made of a reading. */
public enum ReviewState {
    /** Nobody has looked at it. */
    OPEN,
    /** It was meant so. */
    CONFIRMED,
    /** It was not meant so, and the person is texted again. */
    UNDONE;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
