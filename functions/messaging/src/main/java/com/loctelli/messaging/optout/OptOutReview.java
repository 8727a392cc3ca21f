package com.loctelli.messaging.optout;

import com.loctelli.messaging.consent.Revocation;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a person's text that ended texting, and what somebody made of it.
 *
 * @param id the carrier's id of the text
 * @param to the number of ours that it came to
 * @param isSure whether the rules left no doubt; a doubtful one is confirmed to the person only when it is confirmed
 * @param language the language whose rule it was
 * @param eventSeq the event of the person's ledger that it made
 * @param kindBefore what the ledger said before, null for nothing; an undoing restores it
 * @param judgedBy who confirmed or undid it: a user's id, or {@code ai}
 */
@Json
public record OptOutReview(
        String id,
        String address,
        String to,
        @Nullable String leadId,
        Revocation understoodAs,
        boolean isSure,
        String language,
        String rule,
        ReviewState state,
        Instant at,
        long eventSeq,
        @Nullable String kindBefore,
        @Nullable String scopeBefore,
        @Nullable String judgedBy,
        @Nullable Instant judgedAt,
        @Nullable String reason) {

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "OptOutReview[" + id + ", " + state.wire() + "]";
    }
}
