package com.loctelli.messaging.delivery;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * That a person was told how to opt out: the item is written when the carrier has a text that tells it.
 *
 * @param at when last
 */
@Json
public record Told(Instant at) {}
