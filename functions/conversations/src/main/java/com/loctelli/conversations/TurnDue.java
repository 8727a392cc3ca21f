package com.loctelli.conversations;

import io.avaje.jsonb.Json;

/**
 * The agent may have to write, told on {@code TURNS} at least once.
 *
 * @param kind {@code inbound} to answer a batch, {@code greeting} to begin
 * @param seq the last message of the batch that it is about; 0 for a greeting
 */
@Json
public record TurnDue(String conversationId, String kind, long seq) {
    /** The kind that answers what the lead wrote. */
    public static final String INBOUND = "inbound";
    /** The kind that begins a conversation. */
    public static final String GREETING = "greeting";
}
