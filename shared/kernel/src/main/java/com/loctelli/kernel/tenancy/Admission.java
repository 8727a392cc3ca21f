package com.loctelli.kernel.tenancy;

import io.avaje.jsonb.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the edge must know of a sub-account before it lets anybody do anything there. Read of the sub-account's own item,
 * together with what tells whether a token holds, so that it costs no trip of its own; of a tenant without that item
 * nothing is known, and nothing is refused.
 */
@Json
public record Admission(@Nullable Settings settings) {
    /** The sort key of a sub-account's item, in the table of sub-accounts. */
    public static final String KEY = "META";

    static final Admission UNKNOWN = new Admission(null);

    /** What is used of the settings. */
    @Json
    record Settings(
            @Nullable Map<String, Boolean> features,
            @Nullable Limits limits) {}

    /** What is used of the limits. */
    @Json
    record Limits(@Nullable Long apiCallsPerDay) {}

    /** How many calls a day a sub-account has where nothing else was said. */
    public static final long USUAL_CALLS = 10_000;

    /** Whether the feature is switched off. */
    public boolean isOff(String feature) {
        var features = settings == null ? null : settings.features();
        return features != null && Boolean.FALSE.equals(features.get(feature));
    }

    /** How many calls a day may be made; null where that is not known. */
    public @Nullable Long callsPerDay() {
        if (settings == null) {
            return null;
        }
        var limits = settings.limits();
        return limits == null ? USUAL_CALLS : Objects.requireNonNullElse(limits.apiCallsPerDay(), USUAL_CALLS);
    }
}
