package com.loctelli.conversations;

import io.avaje.jsonb.Json;

/** The id in the path, and nothing else. */
@Json
public record IdRequest(String id) {}
