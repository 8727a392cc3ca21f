package com.loctelli.leads;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Whether a fact still counts. */
public enum FactStatus {
    /** It counts. */
    ACTIVE,
    /** A newer one took its place. */
    SUPERSEDED,
    /** A person said that it is wrong. */
    REJECTED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
