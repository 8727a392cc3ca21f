package com.loctelli.messaging.decision;

import io.avaje.jsonb.Json;

/** How a text travels over the air (3GPP 23.038). */
public enum Encoding {
    /** Seven bits a character, 160 in one text. */
    GSM7,
    /** Sixteen bits a unit, 70 in one text. */
    UCS2;

    /** The name on the wire and in stored texts. */
    @Json.Value
    public String wire() {
        return name();
    }
}
