package com.loctelli.evals;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored.
 *
 * @param scenarios as they were when it began: what is changed later does not change what was rehearsed
 * @param done how many conversations are over
 * @param againstRunId the run of another version that was begun together with this one
 */
@Json
record EvalRun(
        String id,
        String strategyId,
        int strategyVersion,
        String template,
        List<Scenario> scenarios,
        int conversations,
        int done,
        @Nullable String againstRunId,
        Instant startedAt) {

    boolean isDone() {
        return done >= conversations;
    }

    /** What is rehearsed at a place: the situations in their turn, each time by another seed. */
    Scenario at(int place) {
        var scenario = scenarios.get(place % scenarios.size());
        return scenario.seeded(scenario.seed() + place / scenarios.size());
    }
}
