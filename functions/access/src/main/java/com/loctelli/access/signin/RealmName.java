package com.loctelli.access.signin;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** The realms by name. */
public enum RealmName {
    /** Users of sub-accounts. */
    USER,
    /** Admins of the agency. */
    ADMIN;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }
}
