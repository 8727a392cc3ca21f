package com.loctelli.evals;

import io.avaje.jsonb.Json;

/**
 * How a conversation of a run went, as it is stored.
 *
 * @param sealed a {@link Played}, sealed: a model's persona may say what a person would
 */
@Json
record KeptResult(String sealed) {}
