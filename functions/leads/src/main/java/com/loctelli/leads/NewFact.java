package com.loctelli.leads;

import org.jspecify.annotations.Nullable;

/**
 * A fact to record.
 *
 * @param type the kind of value: {@code text}, {@code number}, {@code date}…
 * @param confidence 0 to 100
 * @param sourceMessageSeq the number of the message it came from
 */
public record NewFact(
        FactName name,
        String value,
        String type,
        int confidence,
        @Nullable Long sourceMessageSeq,
        @Nullable String conversationId) {

    /** A fact in words, which somebody said plainly. */
    public static NewFact text(FactName name, String value) {
        return new NewFact(name, value, "text", 80, null, null);
    }
}
