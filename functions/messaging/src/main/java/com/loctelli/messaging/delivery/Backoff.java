package com.loctelli.messaging.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a text waits after the carrier refused it in passing: seconds at first, which the worker sits out, then
 * minutes, which the sweep does. After the last wait the refusal is final. Where the carrier does not let us in, the
 * text waits by the sweep alone, for a day: by then what it answers is over. One of a campaign waits until somebody has
 * mended that, or has called the campaign off, also where the carrier takes nothing from its number.
 */
final class Backoff {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));
    /** How many of them the worker sits out. */
    private static final int SECONDS = 3;
    /** How many waits last a day, the seconds left out. */
    private static final int A_DAY = 26;

    private Backoff() {}

    /** The wait after that many attempts; empty where there were enough. */
    static Optional<Duration> after(int attempts) {
        return attempts >= 1 && attempts <= WAITS.size() ? Optional.of(WAITS.get(attempts - 1)) : Optional.empty();
    }

    /**
     * The wait of a text after that many attempts, the last of which was refused so; empty where it has failed.
     *
     * @param isOneOfMany whether it is a campaign's
     */
    static Optional<Duration> after(int attempts, ErrorClass why, boolean isOneOfMany) {
        return switch (why) {
            case THROTTLE, TRANSIENT -> after(attempts);
            case CREDENTIALS -> isOneOfMany || attempts <= A_DAY ? Optional.of(unhurried(attempts)) : Optional.empty();
            case ACCOUNT -> isOneOfMany ? Optional.of(unhurried(attempts)) : Optional.empty();
            case SUPPRESS, UNREACHABLE, PERMANENT, LATER -> Optional.empty();
        };
    }

    private static Duration unhurried(int attempts) {
        return WAITS.get(Math.clamp(SECONDS + attempts - 1L, SECONDS, WAITS.size() - 1));
    }
}
