package com.loctelli.evals;

import io.avaje.jsonb.Json;

/**
 * A conversation of a run is to be rehearsed, told on {@code REHEARSALS} at least once.
 *
 * @param place which of them; -1 for all, to be told one by one
 */
@Json
record RehearsalDue(String runId, int place) {}
