package com.loctelli.access.letters;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A letter that is to be written: the body of a message on {@code ACCOUNT_LETTERS}, where it is sealed.
 *
 * @param realm {@code user} or {@code admin}
 * @param address whom it concerns where only the address is known
 * @param principalId whom it concerns where somebody is known
 * @param subject what of theirs it concerns: an invitation's id
 * @param terms what it says beyond its kind: an invitation's code; a grant's end and reason, a line each
 */
@Json
public record AccountLetter(
        LetterKind kind,
        String realm,
        @Nullable String address,
        @Nullable String principalId,
        @Nullable String subject,
        @Nullable String terms) {

    /** Masked: an address is personal. */
    @Override
    public String toString() {
        return "AccountLetter[" + kind + "]";
    }
}
