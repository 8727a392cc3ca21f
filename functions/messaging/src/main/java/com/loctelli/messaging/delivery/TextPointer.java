package com.loctelli.messaging.delivery;

import io.avaje.jsonb.Json;

/** Which text a unique key stands for. */
@Json
public record TextPointer(String textId) {}
