package com.loctelli.kernel.storage;

/**
 * The sort keys of items that features name to each other by id without one depending on the other: all that a feature
 * may ask of such an item is whether it is there, as {@link Rows.Nothing}. The owner of the table makes its keys here.
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
}
