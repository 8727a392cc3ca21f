package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.json.Json;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;

/**
 * The problem {@code subaccounts/limit-reached}: 409 where there may be no more of something, 429 where there may be
 * more tomorrow or next month. It names the metric, the limit, the period, what is left of it, which may be something and
 * too little, and when the count begins anew.
 */
public final class LimitReached {
    /** There may be no more of it. */
    public static final ProblemType OF_STOCK =
            new ProblemType("subaccounts/limit-reached", 409, "The sub-account may have no more of this");
    /** There may be no more of it until the day or the month ends. */
    public static final ProblemType OF_FLOW =
            new ProblemType("subaccounts/limit-reached", 429, "The sub-account has used up what it may for now");

    private LimitReached() {}

    /** Whether the problem says that a limit is reached. */
    public static boolean is(Problem problem) {
        return problem.type().name().equals(OF_STOCK.name());
    }

    /** What may still be taken in the period of a limit of flow; nothing where that is not told. */
    public static long left(Problem problem) {
        return problem.members().get("left") instanceof Long left ? left : 0;
    }

    /** @param left what may still be taken in the period, less than the charge */
    static Problem of(Charge charge, Terms terms, boolean isOfMonth, long left) {
        var metric = charge.metric();
        if (!metric.isFlow()) {
            return OF_STOCK.problem().with("metric", metric.wire()).with("limit", terms.most(metric));
        }
        return flow(
                metric.wire(),
                isOfMonth ? terms.most(metric) : terms.mostPerDay(metric),
                isOfMonth ? "month" : "day",
                Math.max(0, left),
                isOfMonth ? terms.startOfNextMonth() : terms.startOfTomorrow());
    }

    private static Problem flow(String metric, long limit, String period, long left, Instant resetsAt) {
        return OF_FLOW.problem()
                .with("metric", metric)
                .with("limit", limit)
                .with("period", period)
                .with("left", left)
                .with("resetsAt", Json.text(resetsAt));
    }

    /** The same, telling the caller of the limit and how long that is from now; of stock, which has no end, as it is. */
    static Problem waiting(Problem problem, Instant now) {
        return problem.members().get("resetsAt") instanceof String at
                        && problem.members().get("limit") instanceof Long limit
                ? problem.tooFew(limit, left(problem), Duration.between(now, Instant.parse(at)))
                : problem;
    }
}
