package com.loctelli.kernel.feed;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, told by ids alone: what it is now is read where it is kept.
 *
 * @param type what happened, such as {@code message_received}
 * @param ref the id of what it happened to
 * @param seq the last message of the conversation after it
 * @param state what it has become, in the word of its own kind
 */
@Json
public record Happening(
        String type,
        String ref,
        @Nullable String leadId,
        @Nullable String conversationId,
        @Nullable Long seq,
        @Nullable String state) {

    /** Of a conversation. */
    public static Happening ofConversation(String type, String id, String leadId, long seq, String state) {
        return new Happening(type, id, leadId, id, seq, state);
    }
}
