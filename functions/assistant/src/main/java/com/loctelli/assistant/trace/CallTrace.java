package com.loctelli.assistant.trace;

import io.avaje.jsonb.Json;

/**
 * One call of a tool.
 *
 * @param argsHash SHA-256 of the canonical arguments, in hex
 */
@Json
public record CallTrace(
        String id, String name, String argsJson, String argsHash, String resultJson, boolean ok, long ms) {
    /** What a call is answered with that is made in a replay and was not made in the turn. */
    public static final String NOT_RECORDED =
            "{\"error\":\"not-recorded\",\"detail\":\"This is a replay; the call was not made in the turn.\"}";
}
