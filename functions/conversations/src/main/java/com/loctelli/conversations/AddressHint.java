package com.loctelli.conversations;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the last text of a number belonged: a guess that spares a round trip and is checked against the lead itself.
 *
 * @param strategyId the lead's
 * @param ledBy the strategy that the agent followed, where a campaign brought another than the lead's
 */
@Json
record AddressHint(
        String leadId,
        @Nullable String strategyId,
        @Nullable String ledBy) {

    /** The strategy that the agent will follow, as far as can be guessed. */
    @Nullable
    String guess() {
        return ledBy == null ? strategyId : ledBy;
    }
}
