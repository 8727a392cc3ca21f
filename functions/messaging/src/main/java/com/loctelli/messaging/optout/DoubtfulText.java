package com.loctelli.messaging.optout;

import io.avaje.jsonb.Json;

/**
 * The body of a message on {@code REVOCATIONS}: a text that may revoke consent waits for a better reader.
 *
 * @param reviewId its review
 */
@Json
public record DoubtfulText(String reviewId) {}
