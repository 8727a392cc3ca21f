package com.loctelli.integrations.ghl;

import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.storage.Condition;
import com.loctelli.kernel.storage.Rows;
import com.loctelli.kernel.storage.TableName;
import com.loctelli.kernel.storage.Update;
import com.loctelli.kernel.tenancy.Tenant;
import java.time.Duration;

/**
 * How many requests a location may still get within ten seconds, counted in the database for all functions together.
 * GoHighLevel allows an app a hundred a location; some of them are left to whoever reads by hand meanwhile.
 */
final class CallAllowance {
    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final ProblemType USED_UP =
            new ProblemType("integrations/calls-used-up", 429, "The location has been asked enough for now");

    private final Platform platform;
    private final Rows rows;

    CallAllowance(Platform platform, Tenant tenant) {
        this.platform = platform;
        this.rows = platform.database().table(TableName.INTEGRATIONS).of(tenant);
    }

    /** Takes so many; false where there are too few left. */
    boolean isTaken(String locationId, int calls) {
        long most = Long.parseLong(platform.settings().get("GHL_CALLS_PER_TEN_SECONDS", "80"));
        var now = platform.clock().now();
        long window = now.getEpochSecond() / WINDOW.toSeconds();
        var key = "CALLS#" + locationId + "#" + window;
        var update = new Update()
                .add("calls", calls)
                .setOnce("ttl", now.plus(Duration.ofHours(1)).getEpochSecond());
        try {
            platform.database()
                    .commit(rows.upsert(key, update)
                            .when(Condition.absent("calls").or(Condition.atMost("calls", most - calls)))
                            .otherwise(USED_UP));
            return true;
        } catch (Problem problem) {
            if (problem.type().equals(USED_UP)) {
                return false;
            }
            throw problem;
        }
    }
}
