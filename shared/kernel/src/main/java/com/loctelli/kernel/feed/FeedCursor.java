package com.loctelli.kernel.feed;

import com.loctelli.kernel.problem.Problem;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How far a watcher has seen. It holds for one sub-account only because the feed that it is given to is that of one: it
 * names a place, and opens nothing.
 *
 * @param number the last number seen
 * @param at when the look began that saw it
 */
public record FeedCursor(long number, Instant at) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})-(\\d{1,13})");

    /** The cursor that {@link #text} wrote. */
    public static FeedCursor parse(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) {
            throw Problem.field("/after", "value", "It is no cursor of this feed");
        }
        return new FeedCursor(Long.parseLong(found.group(1)), Instant.ofEpochMilli(Long.parseLong(found.group(2))));
    }

    /** The cursor as a client keeps it. */
    public String text() {
        return number + "-" + at.toEpochMilli();
    }
}
