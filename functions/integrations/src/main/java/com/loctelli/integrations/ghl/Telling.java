package com.loctelli.integrations.ghl;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a contact that we asked for.
 *
 * @param on whether it was that the contact is not to be texted
 * @param echo the event that came back of it, null where none has yet
 */
@Json
record Telling(boolean on, Instant at, @Nullable String echo) {
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Whether an event may be what came back of it: one only, and soon. */
    boolean isEchoedBy(boolean said, Instant saidAt, String event) {
        return said == on
                && (echo == null || echo.equals(event))
                && !saidAt.isBefore(at.minus(SKEW))
                && !saidAt.isAfter(at.plus(LONGEST));
    }

    /** Whether it took back, no earlier than that, a mark that the change before it had set by then. */
    boolean isEndOf(Telling before, Instant then) {
        return !on && before.on && !then.isBefore(before.at.minus(SKEW)) && !then.isAfter(at);
    }

    Telling echoedBy(String event) {
        return new Telling(on, at, event);
    }
}
