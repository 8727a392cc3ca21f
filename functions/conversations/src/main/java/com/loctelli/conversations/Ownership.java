package com.loctelli.conversations;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who answers, and why.
 *
 * @param userId the person, where it is a certain one
 * @param reason a word such as {@code opened}, {@code taken_over}, {@code wrote}, {@code released}, or why the agent
 *     gave it away
 */
@Json
public record Ownership(OwnershipMode mode, @Nullable String userId, Instant since, String reason) {

    static Ownership ai(Instant since, String reason) {
        return new Ownership(OwnershipMode.AI, null, since, reason);
    }

    static Ownership human(@Nullable String userId, Instant since, String reason) {
        return new Ownership(OwnershipMode.HUMAN, userId, since, reason);
    }

    /** Whether it is the agent's. */
    public boolean isAi() {
        return mode == OwnershipMode.AI;
    }
}
