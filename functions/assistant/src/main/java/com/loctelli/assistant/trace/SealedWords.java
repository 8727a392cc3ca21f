package com.loctelli.assistant.trace;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a turn is personal, sealed as one text.
 *
 * @param suggestion the reply that waits for a person, where there is one
 */
@Json
public record SealedWords(
        List<CallTrace> toolCalls, @Nullable String suggestion) {}
