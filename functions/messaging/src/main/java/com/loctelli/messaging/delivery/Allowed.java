package com.loctelli.messaging.delivery;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * That a text was found to be within the hours from the moment it was judged until the instant.
 *
 * @param settings the version of the sub-account's settings that it was judged by
 */
@Json
public record Allowed(Instant until, long settings) {}
