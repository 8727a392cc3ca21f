package com.loctelli.testkit.probe;

import io.avaje.jsonb.Json;

/** A message of the queue's tests. */
@Json
public record Ping(String word) {}
