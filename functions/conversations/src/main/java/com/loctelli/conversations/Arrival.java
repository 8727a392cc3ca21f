package com.loctelli.conversations;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.messaging.OptOutResult;

/**
 * A lead's text as it comes in.
 *
 * @param sourceId the carrier's id, the same at every delivery
 * @param to the number of ours that it came to
 * @param kind what it was understood as: a command is dealt with already, and is kept without an answer of the agent's
 */
public record Arrival(String sourceId, PhoneNumber from, String to, String text, OptOutResult.Kind kind) {

    /** Whether somebody should answer it. */
    boolean wantsAnswer() {
        return kind == OptOutResult.Kind.ORDINARY;
    }

    /** Whether texting ends with it, for now at least: whatever the agent was about to say is withdrawn. */
    boolean endsTexting() {
        return kind == OptOutResult.Kind.STOPPED || kind == OptOutResult.Kind.HELD;
    }

    @Override
    public String toString() {
        return "Arrival[" + sourceId + "]";
    }
}
