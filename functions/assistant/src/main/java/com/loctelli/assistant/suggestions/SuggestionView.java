package com.loctelli.assistant.suggestions;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A suggestion as the API serves it.
 *
 * @param turnId the turn that explains it
 * @param afterSeq the message that it answers
 */
@Json
public record SuggestionView(String conversationId, String turnId, String text, long afterSeq, Instant createdAt) {
    /** Leaves the words out. */
    @Override
    public String toString() {
        return "SuggestionView[" + turnId + "]";
    }
}
