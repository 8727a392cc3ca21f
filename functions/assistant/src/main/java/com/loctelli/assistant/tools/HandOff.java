package com.loctelli.assistant.tools;

import org.jspecify.annotations.Nullable;

/**
 * That a person is to take over after the reply.
 *
 * @param reason {@code asked}, {@code unknown}, {@code unresolved}, {@code angry} or {@code custom}
 * @param rule the strategy's rule that it falls under, by name
 * @param question what the lead still waits to hear
 * @param note what the person should know
 */
public record HandOff(
        String reason,
        @Nullable String rule,
        @Nullable String question,
        @Nullable String note) {
    /** For a reason that is not the model's. */
    public static HandOff because(String reason) {
        return new HandOff(reason, null, null, null);
    }

    /** Leaves the words out. */
    @Override
    public String toString() {
        return "HandOff[" + reason + "]";
    }
}
