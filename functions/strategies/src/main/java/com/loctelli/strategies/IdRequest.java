package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;

/** The id in the path, and nothing else. */
@Json
@Valid
public record IdRequest(String id) {}
