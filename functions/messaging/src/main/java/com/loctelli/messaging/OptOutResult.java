package com.loctelli.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What an inbound text did to its sender's consent.
 *
 * @param kind what the text was understood as
 * @param isNew false where the same text was judged before
 * @param byCarrier whether the carrier had acted on it, and has answered the person itself
 * @param confirmationTextId the one text that confirms it, where we sent one
 */
public record OptOutResult(
        Kind kind,
        boolean isNew,
        boolean byCarrier,
        @Nullable String confirmationTextId) {

    /** What a text was understood as. */
    public enum Kind {
        /** An ordinary text: somebody should answer it. */
        ORDINARY,
        /** Texting ends. */
        STOPPED,
        /** Perhaps texting shall end: texts are kept back until a better reader has read it. */
        HELD,
        /** Texting may go on. */
        STARTED,
        /** Who texts, and how it ends. */
        HELPED
    }

    static final OptOutResult ORDINARY = new OptOutResult(Kind.ORDINARY, false, false, null);

    /** Whether nobody should answer the text beyond what was answered already. */
    public boolean isCommand() {
        return kind != Kind.ORDINARY;
    }
}
