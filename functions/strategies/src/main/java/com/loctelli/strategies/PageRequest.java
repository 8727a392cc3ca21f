package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/** Which page of a list. */
@Json
@Valid
public record PageRequest(
        @Nullable String cursor, @Nullable @Min(1) @Max(200) Integer limit) {
    /** How many are wanted; 50 where it is not said. */
    public int most() {
        return most(limit);
    }

    public static int most(@Nullable Integer limit) {
        return limit == null ? 50 : limit;
    }
}
