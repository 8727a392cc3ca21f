package com.loctelli.messaging;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.problem.Problem;
import com.loctelli.kernel.tenancy.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A text that somebody wants sent.
 *
 * @param to E.164
 * @param text 1 to 1600 characters
 * @param purpose {@code reply}, {@code informational}, {@code marketing} or {@code transactional}
 * @param dedupeKey what makes two requests the same text, within the sub-account and for good
 * @param from the number to text from, or {@code pool:} and the name of a pool of them; null for the default
 */
public record TextRequest(
        String to,
        String text,
        @Nullable String leadId,
        @Nullable String conversationId,
        String purpose,
        String dedupeKey,
        @Nullable String from,
        Actor author) {
    /** The longest text that carriers take. */
    public static final int LONGEST = 1600;

    public TextRequest {
        if (!PhoneNumber.isE164(to)) {
            throw Problem.field("/to", "value", PhoneNumber.NOT_E164);
        }
        if (text.isBlank() || text.length() > LONGEST) {
            throw Problem.field("/text", "value", "must have 1 to 1600 characters");
        }
        if (dedupeKey.isBlank() || dedupeKey.length() > 500) {
            throw new IllegalArgumentException("a deduplication key has 1 to 500 characters");
        }
    }

    /** Leaves the person and the words out. */
    @Override
    public String toString() {
        return "TextRequest[" + purpose + "]";
    }
}
