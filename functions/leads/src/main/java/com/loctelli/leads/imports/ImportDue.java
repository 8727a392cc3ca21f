package com.loctelli.leads.imports;

import io.avaje.jsonb.Json;

/** An import has more to do. */
@Json
public record ImportDue(String importId) {}
