package com.loctelli.strategies;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How far the agent may go by itself. */
public enum AgentMode {
    /** It stays silent. */
    OFF,
    /** It proposes texts that a person sends. */
    SUGGEST,
    /** It answers by itself. */
    AUTO;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
