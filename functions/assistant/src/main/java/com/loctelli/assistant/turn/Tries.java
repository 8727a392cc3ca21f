package com.loctelli.assistant.turn;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * Earlier tries of the same turn that the model did not answer.
 *
 * @param seq the last message that was to be answered: another one begins anew
 * @param notBefore when the next try is due
 */
@Json
record Tries(long seq, Instant firstAt, int attempts, Instant notBefore) {}
