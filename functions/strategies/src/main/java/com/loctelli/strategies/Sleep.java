package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * When the agent steps back by itself.
 *
 * @param onManualMessage whether a person's message silences it; a person's message always does unless this is false
 * @param minutes after how long it answers again; null until somebody releases the conversation
 */
@Json
@Valid
public record Sleep(
        @Nullable Boolean onManualMessage,
        @Nullable @Min(1) @Max(43_200) Integer minutes) {

    /** A person's message silences the agent until somebody releases the conversation. */
    public static final Sleep DEFAULT = new Sleep(true, null);

    /** Whether a person's message silences the agent. */
    public boolean isOnManualMessage() {
        return !Boolean.FALSE.equals(onManualMessage);
    }
}
