package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;

/** Which version of what has versions: a strategy, or a template. */
@Json
@Valid
public record VersionRequest(String id, @Min(1) int version) {}
