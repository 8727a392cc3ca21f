package com.loctelli.assistant.trace;

import io.avaje.jsonb.Json;

/**
 * One call of a tool.
 *
 * @param argsHash SHA-256 of the canonical arguments, in hex
 */
@Json
public record CallTrace(
        String id, String name, String argsJson, String argsHash, String resultJson, boolean ok, long ms) {}
