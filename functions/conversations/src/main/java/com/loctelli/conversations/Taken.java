package com.loctelli.conversations;

/**
 * Where a text went.
 *
 * @param isNew false where the same text had been taken before
 */
public record Taken(String conversationId, long seq, boolean isNew) {}
