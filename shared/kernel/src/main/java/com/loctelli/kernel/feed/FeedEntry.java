package com.loctelli.kernel.feed;

import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A happening as it is kept.
 *
 * @param number its place in the feed; 0 where nobody has seen it yet
 * @param at when it was written
 */
@Json
public record FeedEntry(long number, Happening happening, Instant at) {

    FeedEntry numbered(long place) {
        return new FeedEntry(place, happening, at);
    }
}
