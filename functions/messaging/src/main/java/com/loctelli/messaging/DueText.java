package com.loctelli.messaging;

import io.avaje.jsonb.Json;

/** The body of a message on {@code SENDS}: a hint that a text waits to be handed to the carrier. */
@Json
public record DueText(String textId) {}
