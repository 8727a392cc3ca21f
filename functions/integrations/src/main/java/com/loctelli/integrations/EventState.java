package com.loctelli.integrations;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How far an outside event is. */
public enum EventState {
    /** Stored, and not worked yet. */
    RECEIVED,
    /** Being worked. */
    PROCESSING,
    /** Worked; its effects are told. */
    DONE,
    /** Worked, and nothing was to be done; the reason is told. */
    IGNORED,
    /** Could not be worked, and will be tried again. */
    FAILED,
    /** Could not be worked, and will not be tried again unless somebody replays it. */
    DEAD;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** Whether there is nothing left to do. */
    public boolean isFinal() {
        return this == DONE || this == IGNORED || this == DEAD;
    }
}
