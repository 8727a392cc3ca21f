package com.loctelli.evals;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API serves it.
 *
 * @param status {@code running} or {@code done}; of a run that is compared, {@code done} where both are
 * @param score the share of conversations that passed, 0 to 100; null before the first is over
 * @param bookedRate the share of conversations that ended with an appointment, 0 to 100
 * @param costMicros millionths of a US dollar; null where a price is not known
 * @param scenarios each situation
 * @param assertions each assertion, over all situations
 * @param comparison with another run, where that was asked
 */
@Json
public record RunView(
        String id,
        String strategyId,
        int strategyVersion,
        String template,
        String status,
        int conversations,
        int done,
        @Nullable Integer score,
        @Nullable Integer bookedRate,
        long tokensIn,
        long tokensOut,
        @Nullable Long costMicros,
        List<Line> scenarios,
        List<Line> assertions,
        @Nullable Comparison comparison,
        Instant startedAt) {

    /** How often something held. */
    @Json
    public record Line(String name, int passed, int of) {}

    /**
     * This run beside another: how many points it is better, and what holds less often.
     *
     * @param against the other run
     * @param isNoWorse whether the score is no lower and no assertion holds less often: what a gate asks
     * @param changes each assertion and each situation that both have
     */
    @Json
    public record Comparison(
            String against,
            int strategyVersion,
            int scoreChange,
            int bookedRateChange,
            boolean isNoWorse,
            List<String> better,
            List<String> worse,
            List<Change> changes) {}

    /**
     * How much oftener something holds.
     *
     * @param points of a hundred
     */
    @Json
    public record Change(String name, int passed, int of, int againstPassed, int againstOf, int points) {}
}
