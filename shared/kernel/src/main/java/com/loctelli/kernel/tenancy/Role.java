package com.loctelli.kernel.tenancy;

import io.avaje.jsonb.Json;
import java.util.Locale;

/** What a user of a sub-account is; each role may do all that the ones before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Works leads, conversations and bookings. */
    AGENT,
    /** Changes settings, strategies, calendars and users. */
    MANAGER,
    /** Everything of the sub-account. */
    OWNER;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a wire name; throws {@link IllegalArgumentException} for any other text. */
    public static Role of(String wire) {
        for (var role : values()) {
            if (role.wire().equals(wire)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no such role");
    }

    /** Whether this role may do what the other may. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
