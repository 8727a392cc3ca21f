package com.loctelli.kernel.edge;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Counts the calls of a sub-account on a UTC day, and refuses those beyond its limit. Up to a thousand a day every call
 * is counted by one conditional write. Of a larger limit a sample is: one call in so many, by chance, adds that many, so
 * that a day costs about a thousand writes, whatever the limit, and the count is right on average whichever processes
 * serve the calls and however soon they end; it strays by 3 % where the limit is reached. A process whose count was
 * refused refuses further calls for some seconds by itself.
 */
final class CallAllowance {
    /** The calls of the day are used up. */
    static final ProblemType REACHED =
            new ProblemType("subaccounts/limit-reached", 429, "The sub-account has used up its calls of today");

    private static final long WRITES_A_DAY = 1000;
    private static final Duration CLOSED = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int MOST = 10_000;

    private final Platform platform;
    private final Map<String, Instant> closed = new ConcurrentHashMap<>();

    CallAllowance(Platform platform) {
        this.platform = platform;
    }

    /** The sort key of a day's count, among the tenant's rows of {@link TableName#KERNEL}. */
    static String key(LocalDate day) {
        return "CALLS#" + day;
    }

    /** Counts a call; throws where there may be no more of them today. */
    void take(Tenant tenant, long most) {
        var now = platform.clock().now();
        var until = closed.get(tenant.partition());
        if (until != null && now.isBefore(until)) {
            throw reached(most, now);
        }
        long step = Math.max(1, most / WRITES_A_DAY);
        // Who was refused before is counted for certain, so that the refusal holds.
        if (until == null && step > 1 && ThreadLocalRandom.current().nextLong(step) != 0) {
            return;
        }
        if (most <= 0 || !isCounted(tenant, most, step, now)) {
            if (closed.size() >= MOST) {
                closed.clear();
            }
            closed.put(tenant.partition(), now.plus(CLOSED));
            throw reached(most, now);
        }
        closed.remove(tenant.partition());
    }

    private boolean isCounted(Tenant tenant, long most, long step, Instant now) {
        var update = new Update().add("calls", step).set("ttl", now.plus(KEPT).getEpochSecond());
        try {
            platform.database()
                    .commit(platform.database()
                            .table(TableName.KERNEL)
                            .of(tenant)
                            .upsert(key(day(now)), update)
                            .when(Condition.absent("calls").or(Condition.lessThan("calls", most)))
                            .otherwise(REACHED));
            return true;
        } catch (Problem problem) {
            // A count that could not be written refuses nobody.
            return !problem.type().equals(REACHED);
        }
    }

    private static Problem reached(long most, Instant now) {
        var resetsAt = day(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return REACHED.problem()
                .with("metric", "api_calls")
                .with("limit", most)
                .with("period", "day")
                .with("resetsAt", Json.text(resetsAt))
                .usedUp(most, Duration.between(now, resetsAt));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
