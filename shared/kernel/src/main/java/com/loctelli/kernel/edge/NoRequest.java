package com.loctelli.kernel.edge;

import io.avaje.jsonb.Json;

/** The request of an operation that takes nothing. */
@Json
public record NoRequest() {}
