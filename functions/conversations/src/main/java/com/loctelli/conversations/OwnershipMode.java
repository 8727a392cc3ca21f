package com.loctelli.conversations;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Who answers in a conversation. */
public enum OwnershipMode {
    /** The agent. */
    AI,
    /** A person. */
    HUMAN,
    /** Nobody for the time being. */
    PAUSED,
    /** Nobody any more. */
    CLOSED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
