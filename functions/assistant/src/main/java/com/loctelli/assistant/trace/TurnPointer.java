package com.loctelli.assistant.trace;

import io.avaje.jsonb.Json;

/** Where the turn of an id is stored. */
@Json
public record TurnPointer(String key) {}
