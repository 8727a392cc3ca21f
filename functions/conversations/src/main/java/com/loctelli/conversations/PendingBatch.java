package com.loctelli.conversations;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the lead wrote and nobody answered yet.
 *
 * @param dueAt when the merge window ends: every further text moves it, at most to four windows after the first
 * @param throughSeq the last message of the batch
 */
@Json
public record PendingBatch(Instant firstAt, Instant lastAt, Instant dueAt, long throughSeq) {
    private static final int MOST_WINDOWS = 4;

    /** What is to be answered at once, up to that message. */
    static PendingBatch atOnce(Instant now, long seq) {
        return new PendingBatch(now, now, now, seq);
    }

    /**
     * The batch with one more text.
     *
     * @param delay how much longer the answer takes, as a person's would; what comes in meanwhile is answered with it
     */
    static PendingBatch with(@Nullable PendingBatch earlier, Instant now, Duration window, Duration delay, long seq) {
        var first = earlier == null ? now : earlier.firstAt;
        var end = now.plus(window);
        var latest = first.plus(window.multipliedBy(MOST_WINDOWS));
        var due = (end.isAfter(latest) ? latest : end).plus(delay);
        return new PendingBatch(first, now, due.isBefore(now) ? now : due, seq);
    }
}
