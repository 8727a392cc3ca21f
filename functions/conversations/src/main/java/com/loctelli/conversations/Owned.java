package com.loctelli.conversations;

import io.avaje.jsonb.Json;

/** Who answers now, and the epoch since then. */
@Json
public record Owned(Ownership ownership, long epoch) {}
