package com.loctelli.leads.tasks;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How a task stands. */
public enum TaskStatus {
    /** To be done. */
    OPEN,
    /** Done. */
    DONE,
    /** Not to be done any more. */
    CANCELLED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
