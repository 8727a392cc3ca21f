package com.loctelli.conversations.screening;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** How likely it is that a text is meant to lead the model astray. */
public enum Risk {
    /** An ordinary text. */
    LOW,
    /** It has traits of an attack. */
    MEDIUM,
    /** It is an attack, as far as a text can show. */
    HIGH;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The other, where it is the higher. */
    public Risk or(Risk other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
