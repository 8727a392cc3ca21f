package com.loctelli.kernel.tenancy;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What a sub-account has whose rows belong to somebody. */
public enum Resource {
    /** Leads, and all that hangs on one: notes, facts, the timeline, texts. */
    LEADS,
    /** Conversations with their messages and turns. */
    CONVERSATIONS,
    /** Bookings and holds. */
    BOOKINGS,
    /** Tasks. */
    TASKS;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
