package com.loctelli.kernel.feed;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Write;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The keys of the feed. What is new lies by its time, and next to it, the newest first, what has a number: from a number
 * downwards and from a time upwards is one range, so that one query answers what a watcher has not seen.
 */
public final class FeedKeys {
    static final String HEAD = "HEAD";
    static final String NEW = "A#";
    static final String NUMBERED = "B#";
    /** After every key of what is new. */
    static final String END_OF_NEW = "A#~";

    /** How long it is kept that something happened. */
    static final Duration KEPT = Duration.ofDays(2);

    private static final long LAST = 999_999_999_999L;

    private FeedKeys() {}

    /** The writes that keep what a transaction tells, in its order. */
    public static List<Write> writes(Rows rows, List<Happening> told, Instant now) {
        // Those of a transaction are of one time: they lie together, by their place in it.
        var together = UUID.randomUUID().toString();
        var out = new ArrayList<Write>();
        for (var happening : told) {
            var sk = from(now) + "#" + together + "#" + "%02d".formatted(out.size());
            out.add(rows.put(sk, new FeedEntry(0, happening, now), Actor.SYSTEM).expires(now.plus(KEPT)));
        }
        return out;
    }

    static String from(Instant time) {
        return NEW + Json.text(time);
    }

    static String numbered(long number) {
        return NUMBERED + "%012d".formatted(LAST - number);
    }
}
