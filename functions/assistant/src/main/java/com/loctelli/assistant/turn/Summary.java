package com.loctelli.assistant.turn;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * What was said before the messages that a turn reads.
 *
 * @param sealed the words, readable only with the tenant's key
 * @param throughSeq the last message that it tells of
 * @param sha256 of the words, in hex
 */
@Json
public record Summary(String sealed, long throughSeq, String sha256, String model, Instant at) {}
