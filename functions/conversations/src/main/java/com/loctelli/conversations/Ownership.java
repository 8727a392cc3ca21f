package com.loctelli.conversations;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who answers, and why.
 *
 * @param userId the person, where it is a certain one
 * @param reason a word such as {@code opened}, {@code taken_over}, {@code wrote}, {@code released}, or why the agent
 *     gave it away
 * @param resumeAt when the agent answers again by itself; null for not by itself
 */
@Json
public record Ownership(
        OwnershipMode mode,
        @Nullable String userId,
        Instant since,
        String reason,
        @Nullable Instant resumeAt) {
    private static final Set<String> TAKEN = Set.of("taken_over", "wrote");

    static Ownership ai(Instant since, String reason) {
        return new Ownership(OwnershipMode.AI, null, since, reason, null);
    }

    static Ownership human(@Nullable String userId, Instant since, String reason) {
        return new Ownership(OwnershipMode.HUMAN, userId, since, reason, null);
    }

    /** The same until then. */
    Ownership until(@Nullable Instant end) {
        return new Ownership(mode, userId, since, reason, end);
    }

    /** Whether it is this person's by their own doing, and not because the agent gave it to them. */
    boolean isTakenBy(@Nullable String id) {
        return isOf(id) && TAKEN.contains(reason);
    }

    /** Whether it is this person's. */
    boolean isOf(@Nullable String id) {
        return mode == OwnershipMode.HUMAN && id != null && id.equals(userId);
    }

    /**
     * When the agent answers again by itself; null for not by itself.
     *
     * @param rest until when the conversation rests, which goes before; null where it does not
     */
    @Nullable
    Instant resumesAt(@Nullable Instant rest) {
        if (isAi() || resumeAt == null) {
            return null;
        }
        return rest == null || rest.isBefore(resumeAt) ? resumeAt : rest;
    }

    /** Whether it is the agent's. */
    public boolean isAi() {
        return mode == OwnershipMode.AI;
    }
}
