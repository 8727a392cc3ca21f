package com.loctelli.conversations;

import com.loctelli.contact.PhoneNumber;

/**
 * A lead's text as it comes in.
 *
 * @param sourceId the carrier's id, the same at every delivery
 * @param to the number of ours that it came to
 * @param wantsAnswer false for a text that was dealt with already, such as STOP: it is kept, and whatever the agent
 *     was about to say is withdrawn
 */
public record Arrival(String sourceId, PhoneNumber from, String to, String text, boolean wantsAnswer) {

    @Override
    public String toString() {
        return "Arrival[" + sourceId + "]";
    }
}
