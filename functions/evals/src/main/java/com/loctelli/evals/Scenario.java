package com.loctelli.evals;

import com.loctelli.evals.cast.Goal;
import com.loctelli.evals.stage.Mishaps;
import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A situation that the agent is rehearsed in.
 *
 * @param persona who the lead is, in words for a model that plays them
 * @param opening the lead's first text; without one the agent greets
 * @param maxTurns how many texts the lead sends at most
 * @param seed what everything that is left to chance follows from
 * @param expectFacts the names of facts that must be known afterwards
 * @param mustNotSay words that no text may hold
 * @param rubric what a person who reads the transcript looks at; no assertion asks for it
 */
@Json
public record Scenario(
        String id,
        String name,
        String persona,
        Goal goal,
        @Nullable String opening,
        boolean adversarial,
        int maxTurns,
        long seed,
        Player player,
        Mishaps faults,
        List<Assertion> assertions,
        List<String> expectFacts,
        List<String> mustNotSay,
        @Nullable String rubric) {

    /** Who plays the lead. */
    public enum Player {
        /** A script that follows the seed. */
        SCRIPTED,
        /** The model that the installation uses. */
        MODEL;

        /** The name on the wire. */
        @Json.Value
        public String wire() {
            return Shape.wire(this);
        }
    }

    /** The same situation with other chances. */
    Scenario seeded(long other) {
        return new Scenario(
                id,
                name,
                persona,
                goal,
                opening,
                adversarial,
                maxTurns,
                other,
                player,
                faults,
                assertions,
                expectFacts,
                mustNotSay,
                rubric);
    }
}
