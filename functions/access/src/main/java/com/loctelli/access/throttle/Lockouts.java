package com.loctelli.access.throttle;

import com.loctelli.access.AccessProblems;
import com.loctelli.access.Sha256;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.tenancy.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Counts guesses at passwords, per address and realm, known or not. A guess takes its place before the password is
 * checked, so that fifty at once are five guesses and no more; a right one gives its place back. Beside that, one
 * source of requests has a number of wrong guesses a minute, whatever the addresses it tries.
 */
public final class Lockouts {
    /** Wrong guesses of one source a minute: more than an office behind one address makes, few for a list of passwords. */
    private static final long MOST_OF_A_SOURCE = 30;

    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final int ATTEMPTS = 80;

    private final Platform platform;
    private final RateLimit sources;

    /** The counts kept on the platform. */
    public Lockouts(Platform platform) {
        this.platform = platform;
        this.sources = new RateLimit(platform, "sign-in", MOST_OF_A_SOURCE);
    }

    /** Takes a place for a guess; throws {@code access/locked}, or 429 where all places are taken or the source has had its share. */
    public Guess begin(String realm, String emailNorm, String source) {
        sources.check(source);
        var guess = new Guess(key(realm, emailNorm), source);
        guess.change(old -> {
            var now = platform.clock().now();
            if (old.isLocked(now)) {
                throw locked(old, now);
            }
            if (old.isFull(now)) {
                throw ProblemType.TOO_MANY.problem().usedUp(Lockout.STEP, Duration.ofSeconds(1));
            }
            return old.begun(now);
        });
        return guess;
    }

    /** Forgets all wrong guesses at the address. */
    public void unlock(String realm, String emailNorm) {
        platform.database().commit(rows().delete(key(realm, emailNorm)));
    }

    /** Forgets all wrong guesses at the address, but for a lock that an admin must lift. */
    public void forgive(String realm, String emailNorm) {
        var key = key(realm, emailNorm);
        var found = rows().get(key, Lockout.class);
        if (found != null && !found.value().isForGood()) {
            platform.database().commit(rows().delete(key).when(Condition.notEqual("isForGood", true)));
        }
    }

    private static String key(String realm, String emailNorm) {
        return "LOCK#" + realm + "#" + Sha256.hex(emailNorm);
    }

    private static Problem locked(Lockout lockout, Instant now) {
        var problem = AccessProblems.LOCKED.problem();
        var end = lockout.lockedUntil();
        return end == null ? problem : problem.retryAfter(Duration.between(now, end));
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }

    /** A guess under way. */
    public final class Guess {
        private final String key;
        private final String source;

        private Guess(String key, String source) {
            this.key = key;
            this.source = source;
        }

        /** It was wrong. */
        public void failed() {
            change(old -> old.failed(platform.clock().now()));
            sources.add(source);
        }

        /** It was not judged to its end: it counts neither way. */
        public void withdrawn() {
            change(Lockout::withdrawn);
        }

        /** It was right. */
        public void succeeded() {
            change(Lockout::succeeded);
        }

        private void change(UnaryOperator<Lockout> step) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (attempt > 0) {
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L));
                }
                var found = rows().get(key, Lockout.class);
                var changed = step.apply(found == null ? Lockout.NONE : found.value());
                var write = found == null ? rows().insert(key, changed, Actor.SYSTEM) : rows().replace(found, changed);
                if (!changed.isForGood()) {
                    write.expires(platform.clock().now().plus(FORGOTTEN));
                }
                try {
                    platform.database().commit(write);
                    return;
                } catch (Problem problem) {
                    if (!problem.type().equals(ProblemType.CONFLICT)
                            && !problem.type().equals(ProblemType.STALE_VERSION)) {
                        throw problem;
                    }
                    // Another guess was counted meanwhile.
                }
            }
            throw ProblemType.UNAVAILABLE.problem().retryAfter(Duration.ofSeconds(1));
        }
    }
}
