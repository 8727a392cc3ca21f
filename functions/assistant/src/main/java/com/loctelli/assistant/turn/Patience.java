package com.loctelli.assistant.turn;

import com.loctelli.kernel.platform.Settings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a lead may wait for a model that does not answer.
 *
 * @param attempts the most tries
 * @param longest the longest time from the first try to the last
 */
record Patience(int attempts, Duration longest) {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(4);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    static Patience of(Settings settings) {
        return new Patience(
                Integer.parseInt(settings.get("ASSISTANT_PATIENCE_ATTEMPTS", "6")),
                Duration.ofSeconds(Long.parseLong(settings.get("ASSISTANT_PATIENCE_SECONDS", "300"))));
    }

    /** The tries after one more failure; null where patience is at its end. */
    @Nullable
    Tries after(@Nullable Tries earlier, long seq, Instant now, @Nullable Duration retryAfter) {
        var known = Tries.of(earlier, seq, now);
        int done = known.attempts() + 1;
        var backoff = FIRST_WAIT.multipliedBy(1L << Math.min(done - 1, 6));
        var own = backoff.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : backoff;
        var wait = retryAfter != null && retryAfter.compareTo(own) > 0 ? retryAfter : own;
        var next = now.plus(wait);
        boolean isOver = done >= attempts || next.isAfter(known.firstAt().plus(longest));
        return isOver ? null : known.failed(next);
    }
}
