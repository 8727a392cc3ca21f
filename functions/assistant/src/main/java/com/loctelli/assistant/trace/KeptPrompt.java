package com.loctelli.assistant.trace;

import io.avaje.jsonb.Json;

/**
 * What the sealed file of a turn holds.
 *
 * @param prompt exactly what the model was given first
 * @param recording all that the turn knew and its tools answered, from which it can be played again
 */
@Json
record KeptPrompt(String prompt, String recording) {
    /** Leaves the words out. */
    @Override
    public String toString() {
        return "KeptPrompt[]";
    }
}
