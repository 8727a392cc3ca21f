package com.loctelli.assistant.trace;

import com.loctelli.knowledge.Found;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a turn is personal, sealed as one text.
 *
 * @param suggestion the reply that waits for a person, where there is one
 * @param reply what was said to the lead; null where nothing was, and in turns from before it was kept
 * @param passages what the reply may rest on of the knowledge bases, the beginning of each; null in turns from before there were any
 */
@Json
public record SealedWords(
        List<CallTrace> toolCalls,
        @Nullable String suggestion,
        @Nullable String reply,
        @Nullable List<Found> passages) {}
