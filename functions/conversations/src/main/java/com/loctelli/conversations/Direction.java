package com.loctelli.conversations;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Which way a message went. */
public enum Direction {
    /** From the lead. */
    IN,
    /** To the lead. */
    OUT;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
