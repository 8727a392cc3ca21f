package com.loctelli.kernel.queue;

import io.avaje.jsonb.Json;

/** A message that was committed with its transaction and may not have reached its queue yet. */
@Json
public record OutboxEntry(String queue, String envelope, String group, String dedupe) {}
