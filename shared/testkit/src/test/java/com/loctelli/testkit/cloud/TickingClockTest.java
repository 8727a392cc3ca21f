package com.loctelli.testkit.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TickingClockTest {
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TickingClock clock = TickingClock.standing(START);

    @Test
    void anotherZoneIsTheSameTime() {
        clock.advance(MINUTE);

        assertEquals(START.plus(MINUTE), clock.withZone(ZoneId.of("Asia/Tokyo")).instant());
    }

    @Test
    void workInATimeOfItsOwnDoesNotSeeWhatOthersMove() throws InterruptedException {
        var other = new Thread(() -> clock.advance(MINUTE.multipliedBy(5)));

        var seen = clock.apart(() -> {
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            clock.advance(MINUTE);
            return clock.instant();
        });

        assertEquals(START.plus(MINUTE), seen);
        assertEquals(START.plus(MINUTE.multipliedBy(5)), clock.instant(), "the later of the two goes on");
    }

    @Test
    void whatWasWaitedInATimeOfItsOwnIsOverForAllAfterwards() {
        clock.apart(() -> clock.advance(MINUTE));

        assertEquals(START.plus(MINUTE), clock.instant());
    }
}
