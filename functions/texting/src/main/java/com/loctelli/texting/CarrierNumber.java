package com.loctelli.texting;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A number as the carrier has it.
 *
 * @param isOurs whether it is one of the account's
 * @param canText whether the carrier lets it text
 * @param reachesUs whether the carrier brings what it hears to us
 * @param webhook where the carrier brings it, null where it is not ours
 */
@Json
public record CarrierNumber(
        String phone,
        boolean isOurs,
        boolean canText,
        boolean reachesUs,
        @Nullable String webhook) {}
