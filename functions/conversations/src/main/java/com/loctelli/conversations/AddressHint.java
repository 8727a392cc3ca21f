package com.loctelli.conversations;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where the last text of a number belonged: a guess that spares a round trip and is checked against the lead itself.
 */
@Json
record AddressHint(String leadId, @Nullable String strategyId) {}
