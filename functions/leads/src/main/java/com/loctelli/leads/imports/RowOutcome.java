package com.loctelli.leads.imports;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What became of a row. */
public enum RowOutcome {
    /** A lead was made. */
    CREATED,
    /** The lead that the person is learnt something. */
    UPDATED,
    /** The lead knew all of it. */
    SKIPPED,
    /**
     * There is nothing to know the person by, they are not whom their outside id names, there is no room for them, or they
     * cannot be kept.
     */
    FAILED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
