package com.loctelli.kernel.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Now, to the millisecond, the precision of every instant that the product stores or serves. */
@FunctionalInterface
public interface Clock {

    /** The present instant, truncated to milliseconds. */
    Instant now();

    /** The machine's clock. */
    static Clock system() {
        return of(InstantSource.system());
    }

    /** A clock that reads the given source. */
    static Clock of(InstantSource source) {
        return () -> source.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
