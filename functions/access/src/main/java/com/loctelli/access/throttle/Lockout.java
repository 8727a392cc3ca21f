package com.loctelli.access.throttle;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The guesses at one address's password: those that were wrong since the last right one, and those being checked now.
 *
 * @param pending guesses under way; each holds one of the places before the next lock
 * @param pendingUntil when guesses under way count as stopped
 * @param isForGood locked until an admin unlocks
 */
@Json
record Lockout(
        int failures,
        int pending,
        @Nullable Instant pendingUntil,
        @Nullable Instant lockedUntil,
        boolean isForGood) {
    static final Lockout NONE = new Lockout(0, 0, null, null, false);

    /** How many guesses there are before the next lock, under way or wrong. */
    static final int STEP = 5;

    private static final Duration LONGEST_CHECK = Duration.ofSeconds(30);

    /** Whether no guess is heard now. */
    boolean isLocked(Instant now) {
        return isForGood || (lockedUntil != null && now.isBefore(lockedUntil));
    }

    /** Whether as many guesses are under way as are left before the next lock. */
    boolean isFull(Instant now) {
        return pendingAt(now) >= STEP - failures % STEP;
    }

    /** With one more guess under way. */
    Lockout begun(Instant now) {
        return new Lockout(failures, pendingAt(now) + 1, now.plus(LONGEST_CHECK), null, false);
    }

    /** With a guess of those under way found wrong: the fifth locks for 15 minutes, the tenth for an hour. */
    Lockout failed(Instant now) {
        int wrong = failures + 1;
        int left = Math.max(0, pending - 1);
        if (wrong >= 3 * STEP) {
            return new Lockout(wrong, left, pendingUntil, null, true);
        }
        var end = wrong % STEP != 0
                ? lockedUntil
                : now.plus(wrong == STEP ? Duration.ofMinutes(15) : Duration.ofHours(1));
        return new Lockout(wrong, left, pendingUntil, end, false);
    }

    /** With a guess of those under way found right: nothing is held against the address any more. */
    Lockout succeeded() {
        return new Lockout(0, Math.max(0, pending - 1), pendingUntil, null, false);
    }

    /** With a guess of those under way given back, neither right nor wrong. */
    Lockout withdrawn() {
        return new Lockout(failures, Math.max(0, pending - 1), pendingUntil, lockedUntil, isForGood);
    }

    private int pendingAt(Instant now) {
        return pendingUntil != null && now.isBefore(pendingUntil) ? pending : 0;
    }
}
