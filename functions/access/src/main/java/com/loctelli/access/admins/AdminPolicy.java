package com.loctelli.access.admins;

import io.avaje.jsonb.Json;

/**
 * What all admins must do, one item of the platform's.
 *
 * @param secondFactor whether no admin enters without a second factor
 */
@Json
public record AdminPolicy(boolean secondFactor) {
    /** The sort key. */
    public static final String KEY = "ADMPOLICY";
}
