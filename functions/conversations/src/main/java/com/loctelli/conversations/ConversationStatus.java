package com.loctelli.conversations;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Whose move it is. */
public enum ConversationStatus {
    /** Nobody has written yet, or it was woken. */
    OPEN,
    /** The lead's. */
    WAITING_LEAD,
    /** Ours. */
    WAITING_US,
    /** Nobody's until a moment. */
    SNOOZED,
    /** Nobody's. */
    RESOLVED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
