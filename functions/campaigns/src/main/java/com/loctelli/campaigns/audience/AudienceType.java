package com.loctelli.campaigns.audience;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How an audience is named. */
public enum AudienceType {
    /** By what the leads have in common. */
    FILTER,
    /** By their ids. */
    LIST,
    /** By the import that brought them. */
    IMPORT;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
