package com.loctelli.surface;

import java.time.Duration;

/**
 * What a function gets.
 *
 * @param memoryMb memory, and with it the share of a processor
 * @param timeout how long one invocation may last
 * @param perSecond how many requests a second the route takes from all callers together; beyond it they are answered
 *     429. Without a meaning for queues and schedules
 */
public record Limits(int memoryMb, Duration timeout, int perSecond) {
    /** A route: answers within ten seconds. */
    public static final Limits ROUTE = new Limits(1024, Duration.ofSeconds(10), 200);
    /** A route that does a longer work while the caller waits. */
    public static final Limits SLOW = new Limits(1769, Duration.ofSeconds(28), 5);
    /** A route that mostly waits: little memory, for it is paid for by the second, and less than the edge's 29 seconds. */
    public static final Limits WAITING = new Limits(512, Duration.ofSeconds(27), 200);
    /** A sign-in: slow on purpose, and not for masses. */
    public static final Limits SIGN_IN = new Limits(1769, Duration.ofSeconds(10), 20);
    /** A webhook: many at a time, and quick. */
    public static final Limits WEBHOOK = new Limits(1024, Duration.ofSeconds(10), 1000);
    /** A worker of a queue. */
    public static final Limits WORKER = new Limits(1024, Duration.ofSeconds(30), 0);
    /** A worker that waits for the carrier, for some texts more than once. */
    public static final Limits SENDER = new Limits(1024, Duration.ofSeconds(60), 0);
    /** A worker that waits for the model. */
    public static final Limits PATIENT = new Limits(1769, Duration.ofSeconds(150), 0);
    /** A sweep over all tenants. */
    public static final Limits SWEEP = new Limits(1024, Duration.ofMinutes(5), 0);

    public Limits {
        if (memoryMb < 128 || timeout.isNegative() || timeout.isZero() || perSecond < 0) {
            throw new IllegalArgumentException("limits out of range");
        }
    }
}
