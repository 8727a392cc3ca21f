package com.loctelli.evals.stage;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * That a sandbox may hold rows.
 *
 * @param name what its tenant is derived from
 * @param clearAfter when nobody needs it any more
 */
@Json
record OpenSandbox(String name, Instant clearAfter) {}
