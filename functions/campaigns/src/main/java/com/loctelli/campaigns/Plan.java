package com.loctelli.campaigns;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign begins.
 *
 * @param at the instant
 * @param localAt the local time at which each person may first be texted, null where the instant says all
 */
public record Plan(Instant at, @Nullable LocalDateTime localAt) {
    /** Where on Earth a local time comes first, and where last. */
    static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    static Plan at(Instant at) {
        return new Plan(at, null);
    }

    /** By each person's own time: the campaign begins where it comes first, and puts everybody else off. */
    static Plan forEach(LocalDateTime localAt, Instant now) {
        var first = localAt.toInstant(FIRST);
        return new Plan(first.isBefore(now) ? now : first, localAt);
    }
}
