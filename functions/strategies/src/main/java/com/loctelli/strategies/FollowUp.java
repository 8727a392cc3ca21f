package com.loctelli.strategies;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * What the agent does when a lead goes silent.
 *
 * @param afterMinutes how long after the last message; for {@link Scenario#ASKED_LATER} where the lead named no time
 * @param useAi whether the agent writes the text itself
 * @param text what is sent where it does not
 * @param max how often at most; once, where it is not said
 */
@Json
@Valid
public record FollowUp(
        Scenario scenario,
        @Min(1) @Max(129_600) int afterMinutes,
        @Nullable Boolean useAi,
        @Nullable @Size(max = 480) String text,
        @Nullable @Min(1) @Max(10) Integer max) {

    /** Why a lead is silent. */
    public enum Scenario {
        /** They stopped replying. */
        STOPPED_REPLYING,
        /** They said that they are busy. */
        BUSY,
        /** They asked to be texted at a later time. */
        ASKED_LATER;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** How often at most. */
    public int most() {
        return max == null ? 1 : max;
    }

    /** Whether the agent writes the text itself; without a text of the strategy it must. */
    public boolean isWrittenByAi() {
        return Boolean.TRUE.equals(useAi) || text == null || text.isBlank();
    }
}
