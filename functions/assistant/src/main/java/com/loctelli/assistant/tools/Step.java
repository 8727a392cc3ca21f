package com.loctelli.assistant.tools;

import io.avaje.jsonb.Json;

/**
 * One call that was done in a turn, and what came of it.
 *
 * @param argsHash SHA-256 of the canonical arguments, in hex
 */
@Json
public record Step(String tool, String argsHash, String resultJson, boolean ok, boolean bad, BenchState after) {}
