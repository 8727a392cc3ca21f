package com.loctelli.campaigns;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Whose local time a schedule means. */
public enum ScheduleZone {
    /** The sub-account's. */
    TENANT,
    /** Each person's own. */
    LEAD;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
