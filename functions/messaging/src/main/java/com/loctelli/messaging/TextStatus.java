package com.loctelli.messaging;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message on {@code TEXT_STATUS}: a carrier's word that could not be recorded at once.
 *
 * @param textId our id, where the callback carried it
 */
@Json
public record TextStatus(
        @Nullable String textId,
        String sid,
        String to,
        String word,
        @Nullable Integer errorCode) {}
