package com.loctelli.kernel.storage;

import org.jspecify.annotations.Nullable;

/**
 * Which rows to read in sort order: those whose sort key, or index attribute, begins with a prefix or lies in a range.
 *
 * @param index the index, or null for the table itself
 * @param from the prefix, or the lower bound where {@code to} is given
 * @param to the upper bound, inclusive, or null
 * @param cursor a cursor of an earlier page of the same query
 */
public record Query(
        @Nullable String index,
        String from,
        @Nullable String to,
        boolean descending,
        int limit,
        @Nullable String cursor,
        boolean consistent) {

    /** Rows of the table whose sort key begins with the prefix, strongly consistent. */
    public static Query prefix(String prefix) {
        return new Query(null, prefix, null, false, 100, null, true);
    }

    /** Rows of the table whose sort key lies between the bounds, both included; none where they are the wrong way. */
    public static Query between(String from, String to) {
        return new Query(null, from, to, false, 100, null, true);
    }

    /** The same on an index, whose reads are eventually consistent. */
    public Query on(String indexName) {
        return new Query(indexName, from, to, descending, limit, cursor, false);
    }

    public Query newestFirst() {
        return new Query(index, from, to, true, limit, cursor, consistent);
    }

    public Query limit(int most) {
        return new Query(index, from, to, descending, most, cursor, consistent);
    }

    public Query after(@Nullable String page) {
        return new Query(index, from, to, descending, limit, page, consistent);
    }

    /** Half the read cost, and a write of the last moment may be missing. */
    public Query eventually() {
        return new Query(index, from, to, descending, limit, cursor, false);
    }

    /** What a cursor is bound to besides the tenant: a cursor of another query is refused. */
    String identity() {
        return index + "|" + from + "|" + to + "|" + descending;
    }
}
