package com.loctelli.subaccounts;

import io.avaje.jsonb.Json;
import java.util.Objects;

/**
 * On which terms the agency's admins look into the sub-account's data.
 *
 * @param maxMinutes how long one look may last
 * @param notifyOwners whether the owners are told
 */
@Json
public record AdminAccess(Boolean requireReason, Integer maxMinutes, Boolean notifyOwners) {

    /** Fills in what is missing in what was stored. */
    public AdminAccess {
        requireReason = Objects.requireNonNullElse(requireReason, true);
        maxMinutes = Objects.requireNonNullElse(maxMinutes, 60);
        notifyOwners = Objects.requireNonNullElse(notifyOwners, true);
    }
}
