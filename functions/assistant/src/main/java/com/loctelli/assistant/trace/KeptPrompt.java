package com.loctelli.assistant.trace;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the sealed file of a turn holds.
 *
 * @param prompt exactly what the model was given first
 * @param recording all that the turn knew and its tools answered, from which it can be played again
 * @param until when nobody may read it any more; null in files from before there was an end
 */
@Json
record KeptPrompt(String prompt, String recording, @Nullable Instant until) {
    /** Whether it is over: a file may still lie there, removed late or never. */
    boolean isOver(Instant now) {
        return until != null && !until.isAfter(now);
    }

    /** Leaves the words out. */
    @Override
    public String toString() {
        return "KeptPrompt[]";
    }
}
