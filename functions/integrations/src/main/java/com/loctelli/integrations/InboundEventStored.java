package com.loctelli.integrations;

import io.avaje.jsonb.Json;

/** An outside event waits to be worked; told at least once, on {@code INBOUND_EVENTS}. */
@Json
public record InboundEventStored(String eventId) {}
