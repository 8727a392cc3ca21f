package com.loctelli.standins.crm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.loctelli.standins.wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** So many requests in ten seconds and in a day for each token, and the headers that tell. */
final class RateLimit {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int DAILY = 200_000;

    private final int burst;
    private final InstantSource clock;

    @GuardedBy("this")
    private final Map<String, Deque<Instant>> recent = new HashMap<>();

    @GuardedBy("this")
    private final Map<String, Integer> today = new HashMap<>();

    RateLimit(int burst, InstantSource clock) {
        this.burst = burst;
        this.clock = clock;
    }

    /** What is left after counting one request. */
    synchronized Left take(String token) {
        Instant now = clock.instant();
        Deque<Instant> taken = recent.computeIfAbsent(token, first -> new ArrayDeque<>());
        while (!taken.isEmpty() && !taken.peekFirst().isAfter(now.minus(WINDOW))) {
            taken.removeFirst();
        }
        int inDay = today.merge(LocalDate.ofInstant(now, ZoneOffset.UTC) + token, 1, Integer::sum);
        boolean allowed = taken.size() < burst && inDay <= DAILY;
        if (allowed) {
            taken.addLast(now);
        }
        return new Left(allowed, burst, burst - taken.size(), Math.max(0, DAILY - inDay));
    }

    /** Whether the request may pass, and what remains. */
    record Left(boolean allowed, int burst, int remaining, int remainingToday) {

        Answer tell(Answer answer) {
            return answer.header("X-RateLimit-Limit-Daily", Integer.toString(DAILY))
                    .header("X-RateLimit-Daily-Remaining", Integer.toString(remainingToday))
                    .header("X-RateLimit-Interval-Milliseconds", Long.toString(WINDOW.toMillis()))
                    .header("X-RateLimit-Max", Integer.toString(burst))
                    .header("X-RateLimit-Remaining", Integer.toString(remaining));
        }
    }
}
