package com.loctelli.leads;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;

/** How promising a lead is, and why. */
@Json
public record Score(int value, List<Reason> reasons, Instant at) {

    /** What one rule gave or took. */
    @Json
    public record Reason(String rule, int points) {}
}
