package com.loctelli.access.throttle;

import com.loctelli.access.Sha256;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.Update;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;

/** So many of something a minute, counted in the database. */
public final class RateLimit {
    private static final long MINUTE = 60;

    private final Platform platform;
    private final String name;
    private final long most;

    /** At most so many a minute under that name. */
    public RateLimit(Platform platform, String name, long most) {
        this.platform = platform;
        this.name = name;
        this.most = most;
    }

    /** A minute's count. */
    @Json
    record Count(long count) {}

    /** Throws 429 where this minute's share is used up; counts nothing. */
    public void check(String who) {
        var now = platform.clock().now();
        var found = rows().get(key(who, now), Count.class);
        if (found != null && found.value().count() >= most) {
            throw refused(now);
        }
    }

    /** Counts one. */
    public void add(String who) {
        var now = platform.clock().now();
        platform.database().commit(rows().upsert(key(who, now), one(now)));
    }

    /** Counts one, or throws 429 where this minute's share is used up. */
    public void take(String who) {
        var now = platform.clock().now();
        platform.database()
                .commit(rows().upsert(key(who, now), one(now))
                        .when(Condition.absent("count").or(Condition.lessThan("count", most)))
                        .otherwise(found -> refused(now)));
    }

    private Update one(Instant now) {
        return new Update().add("count", 1).set("ttl", now.getEpochSecond() + 2 * MINUTE);
    }

    private Problem refused(Instant now) {
        return ProblemType.TOO_MANY.problem().usedUp(most, Duration.ofSeconds(MINUTE - now.getEpochSecond() % MINUTE));
    }

    private String key(String who, Instant now) {
        return "RATE#" + name + "#" + Sha256.hex(who) + "#" + now.getEpochSecond() / MINUTE;
    }

    private Rows rows() {
        return platform.directory().platformRows();
    }
}
