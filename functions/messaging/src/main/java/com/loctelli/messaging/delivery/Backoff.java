package com.loctelli.messaging.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a text waits after the carrier refused it in passing: seconds at first, which the worker sits out, then
 * minutes, which the sweep does. After the last wait the refusal is final.
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

    private Backoff() {}

    /** The wait after that many attempts; empty where there were enough. */
    static Optional<Duration> after(int attempts) {
        return attempts >= 1 && attempts <= WAITS.size() ? Optional.of(WAITS.get(attempts - 1)) : Optional.empty();
    }
}
