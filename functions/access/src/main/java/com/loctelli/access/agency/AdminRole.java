package com.loctelli.access.agency;

import com.loctelli.access.admins.AdminUser;
import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** What an admin is. */
public enum AdminRole {
    /** Manages sub-accounts. */
    ADMIN,
    /** Manages admins too. */
    SUPER_ADMIN;

    /** The name on the wire and at rest. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    static AdminRole of(String wire) {
        return wire.equals(AdminUser.SUPER) ? SUPER_ADMIN : ADMIN;
    }
}
