package com.loctelli.messaging;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** The purposes that a caller of the API may give a text. */
public enum Purposes {
    /** Answers what the person wrote. */
    REPLY,
    /** Tells the person something they asked to be told. */
    INFORMATIONAL,
    /** Sells. */
    MARKETING,
    /** Belongs to something agreed. */
    TRANSACTIONAL;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    static String orUsual(@Nullable Purposes given) {
        return (given == null ? INFORMATIONAL : given).wire();
    }
}
