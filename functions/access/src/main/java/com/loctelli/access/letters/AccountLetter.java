package com.loctelli.access.letters;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * A letter that is to be written.
 *
 * @param realm {@code user} or {@code admin}
 * @param address whom it concerns where only the address is known
 * @param principalId whom it concerns where somebody is known
 * @param subject what of theirs it concerns: an invitation's id
 * @param sealed what nobody but the worker may read on the way, sealed under the tenant's key
 */
@Json
public record AccountLetter(
        LetterKind kind,
        String realm,
        @Nullable String address,
        @Nullable String principalId,
        @Nullable String subject,
        @Nullable String sealed) {

    /** Masked: an address is personal. */
    @Override
    public String toString() {
        return "AccountLetter[" + kind + "]";
    }
}
