package com.loctelli.messaging.decision;

import io.avaje.jsonb.Json;

/**
 * How much of the air a text takes: carriers charge by the segment.
 *
 * @param units septets of GSM 7-bit, an extension character counting two, or UTF-16 units
 * @param segments how many parts it travels in
 */
@Json
public record SegmentCount(Encoding encoding, int units, int segments) {}
