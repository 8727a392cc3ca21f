package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import org.jspecify.annotations.Nullable;

/**
 * When the agent answers.
 *
 * @param waitSeconds the merge window: texts that follow each other within it get one answer
 * @param delayMinSeconds the least time an answer is held back after it is written
 * @param delayMaxSeconds the most time an answer is held back after it is written
 */
@Json
@Valid
public record Timing(
        @Nullable @Min(5) @Max(300) Integer waitSeconds,
        @Nullable @Min(0) @Max(600) Integer delayMinSeconds,
        @Nullable @Min(0) @Max(600) Integer delayMaxSeconds) {
    /** The merge window where the strategy states none. */
    public static final int DEFAULT_WAIT_SECONDS = 10;

    /** No statement: the default window and no delay. */
    public static final Timing DEFAULT = new Timing(DEFAULT_WAIT_SECONDS, null, null);

    /** The merge window in seconds. */
    public int mergeSeconds() {
        return waitSeconds == null ? DEFAULT_WAIT_SECONDS : waitSeconds;
    }

    /** This with what the other states. */
    public Timing with(@Nullable Timing change) {
        if (change == null) {
            return this;
        }
        return new Timing(
                change.waitSeconds == null ? mergeSeconds() : change.waitSeconds,
                change.delayMinSeconds == null ? delayMinSeconds : change.delayMinSeconds,
                change.delayMaxSeconds == null ? delayMaxSeconds : change.delayMaxSeconds);
    }
}
