package com.loctelli.assistant.suggestions;

import io.avaje.jsonb.Json;

/**
 * A reply that waits for a person; a conversation has one at most.
 *
 * @param turnId the turn that made it
 * @param sealed its words, readable only with the tenant's key
 * @param epoch the conversation's epoch that it holds for
 * @param seq the conversation's last message that it holds for
 * @param isGreeting whether it would be the first text of all
 */
@Json
record Suggestion(String turnId, String sealed, long epoch, long seq, boolean isGreeting, SuggestionState state) {
    Suggestion with(SuggestionState next) {
        return new Suggestion(turnId, sealed, epoch, seq, isGreeting, next);
    }
}
