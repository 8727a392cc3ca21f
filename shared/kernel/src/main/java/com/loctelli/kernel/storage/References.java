package com.loctelli.kernel.storage;

import com.loctelli.kernel.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The sort keys of items that features name to each other by id without one depending on the other: all that a feature
 * may ask of such an item is whether it is there, as {@link Rows.Nothing}, and the edge whose it is. The owner of the
 * table makes its keys here.
 */
public final class References {
    private References() {}

    /** A strategy's key in {@link TableName#STRATEGIES}. */
    public static String strategy(String id) {
        return "ST#" + id;
    }

    /** A knowledge base's key in {@link TableName#KNOWLEDGE}. */
    public static String knowledgeBase(String id) {
        return "KB#" + id;
    }

    /**
     * The id of a lead's conversation on a channel: one for each by construction, whoever asks first, and found without
     * a search. A lead's id holds 128 random bits, so that this one cannot be guessed either.
     */
    public static String conversation(String leadId, String channel) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("conversation|" + leadId + "|" + channel).getBytes(StandardCharsets.UTF_8));
            return "cv_" + Ids.base62(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A conversation's head in {@link TableName#CONVERSATIONS}. */
    public static String head(String conversationId) {
        return conversationId + "#HEAD";
    }

    /** What leads to a task's item, both in {@link TableName#LEADS}. */
    public static String task(String id) {
        return "TASK#" + id;
    }

    /** What begins the keys of the tasks about a lead, before their ids. */
    public static String tasksOf(String leadId) {
        return leadId + "#K#";
    }
}
