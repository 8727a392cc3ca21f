package com.loctelli.integrations;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How an integration is. */
public enum IntegrationStatus {
    /** Not connected to an account yet. */
    PENDING,
    /** Its events arrive. */
    ACTIVE,
    /** It works, but not well. */
    DEGRADED,
    /** It does not work. */
    ERROR,
    /** The outside system ended it. */
    DISCONNECTED;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
