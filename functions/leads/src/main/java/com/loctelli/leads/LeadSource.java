package com.loctelli.leads;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How a lead came to us. */
public enum LeadSource {
    /** An outside system told us. */
    WEBHOOK,
    /** A user typed it in. */
    MANUAL,
    /** A form. */
    FORM,
    /** An import. */
    IMPORT,
    /** A client of the API. */
    API,
    /** A person nobody knew texted one of our numbers. */
    SMS;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
