package com.loctelli.assistant.trace;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How a turn ended. */
public enum TurnStatus {
    /** The reply was committed and is on its way. */
    SENT,
    /** The reply waits as a proposal for a person. */
    SUGGESTED,
    /** Somebody else took the conversation, or the lead wrote again: nothing was sent. */
    SUPERSEDED,
    /** A rule of texting kept the reply back. */
    BLOCKED,
    /** A person takes over. */
    HANDED_OFF;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
