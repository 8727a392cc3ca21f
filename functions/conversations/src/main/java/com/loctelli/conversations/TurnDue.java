package com.loctelli.conversations;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent may have to write, told on {@code TURNS} at least once.
 *
 * @param kind {@code inbound} to answer a batch, {@code greeting} to begin, {@code follow_up} to write again, {@code summary} to sum up
 * @param seq the last message of the batch that it is about; 0 for a greeting
 * @param knowledgeBaseIds what the strategy looks things up in, as who tells of the turn knows it anyhow: the turn can
 *     begin to look things up before it has read the strategy, which decides; null where it is not known
 */
@Json
public record TurnDue(
        String conversationId,
        String kind,
        long seq,
        @Nullable List<String> knowledgeBaseIds) {
    /** The kind that answers what the lead wrote. */
    public static final String INBOUND = "inbound";
    /** The kind that writes again to a lead who has not answered. */
    public static final String FOLLOW_UP = "follow_up";
    /** The kind that sums up what was said long ago. */
    public static final String SUMMARY = "summary";
    /** The kind that begins a conversation. */
    public static final String GREETING = "greeting";

    /** Told by who does not know the strategy. */
    public static TurnDue of(String conversationId, String kind, long seq) {
        return new TurnDue(conversationId, kind, seq, null);
    }
}
