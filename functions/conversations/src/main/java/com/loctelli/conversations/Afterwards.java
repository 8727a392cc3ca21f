package com.loctelli.conversations;

import org.jspecify.annotations.Nullable;

/** What becomes of a conversation with the agent's text, in the same transaction. */
public sealed interface Afterwards {
    /** The lead's move, and nothing if they do not make it. */
    Afterwards WAITS = new Waits(null);

    /** The lead's move; where they do not make it, the agent writes again. */
    record Waits(@Nullable FollowUpPlan followUp) implements Afterwards {}

    /** A person's move. */
    record HandsOver(Handover to) implements Afterwards {}

    /** Nobody's move until the lead writes again. */
    record Ends(String reason) implements Afterwards {}
}
