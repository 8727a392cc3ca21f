package com.loctelli.campaigns.sending;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be taken at a rate: two minutes of it at most, one that has passed and the one that comes.
 *
 * @param through until when it is used up, null where it never was
 */
record Bucket(long perMinute, @Nullable Instant through) {
    private static final Duration TICK = TickCampaign.TICK;

    /** Time that nobody used is lost, but for the last minute's. */
    private Instant from(Instant now) {
        return through == null || through.isBefore(now.minus(TICK)) ? now.minus(TICK) : through;
    }

    /** How much is left now. */
    long left(Instant now) {
        long millis = Duration.between(from(now), now.plus(TICK)).toMillis();
        return Math.max(0, millis * perMinute / TICK.toMillis());
    }

    /** Until when it is used up once so much more is taken. */
    Instant after(long taken, Instant now) {
        return from(now).plus(time(taken));
    }

    /** Until when it is used up once so much is given back of what was taken. */
    Instant without(long givenBack, Instant now) {
        return from(now).minus(time(givenBack));
    }

    private Duration time(long some) {
        return Duration.ofMillis(some * TICK.toMillis() / perMinute);
    }
}
