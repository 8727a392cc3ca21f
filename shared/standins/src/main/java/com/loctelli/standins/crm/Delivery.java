package com.loctelli.standins.crm;

import io.avaje.jsonb.Json;

/**
 * What became of an event.
 *
 * @param status the last HTTP status, 0 when there was no answer
 * @param attempts how often it was posted
 */
@Json
public record Delivery(int status, int attempts) {}
