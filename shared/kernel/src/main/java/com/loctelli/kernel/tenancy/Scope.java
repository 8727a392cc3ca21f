package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Whose rows of a resource somebody may see and work; each takes in the ones before it. */
public enum Scope {
    /** Those that name him. */
    OWN,
    /** Those that name him or one of a team that he is in. */
    TEAM,
    /** Everybody's, and nobody's. */
    ALL;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
