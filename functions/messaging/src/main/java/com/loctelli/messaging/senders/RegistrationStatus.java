package com.loctelli.messaging.senders;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How far a number's registration is. */
public enum RegistrationStatus {
    /** Nobody has registered it. */
    UNREGISTERED,
    /** The carriers look at it. */
    PENDING,
    /** It may send. */
    APPROVED,
    /** The carriers refused it. */
    REJECTED,
    /** Its kind needs none: a short code, or a number of a country without registration. */
    EXEMPT;

    /** Whether carriers take marketing from it. */
    public boolean isGood() {
        return this == APPROVED || this == EXEMPT;
    }

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
