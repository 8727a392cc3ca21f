package com.loctelli.evals;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;

/**
 * A run as it is stored.
 *
 * @param scenarios as they were when it began: what is changed later does not change what was rehearsed
 * @param done how many conversations are over
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
        Instant startedAt) {

    /** What is rehearsed at a place: the situations in their turn, each time by another seed. */
    Scenario at(int place) {
        var scenario = scenarios.get(place % scenarios.size());
        return scenario.seeded(scenario.seed() + place / scenarios.size());
    }
}
