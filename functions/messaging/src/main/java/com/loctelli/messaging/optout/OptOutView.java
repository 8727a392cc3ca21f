package com.loctelli.messaging.optout;

import com.loctelli.messaging.consent.Revocation;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reading as the API serves it.
 *
 * @param text what the person wrote, null where it is kept no longer
 */
@Json
public record OptOutView(
        String id,
        String address,
        @Nullable String leadId,
        @Nullable String text,
        Revocation understoodAs,
        boolean isSure,
        String language,
        String rule,
        ReviewState state,
        Instant at,
        @Nullable String judgedBy,
        @Nullable Instant judgedAt,
        @Nullable String reason) {

    static OptOutView of(OptOutReview review, @Nullable String text) {
        return new OptOutView(
                review.id(),
                review.address(),
                review.leadId(),
                text,
                review.understoodAs(),
                review.isSure(),
                review.language(),
                review.rule(),
                review.state(),
                review.at(),
                review.judgedBy(),
                review.judgedAt(),
                review.reason());
    }

    /** Leaves the person and the words out. */
    @Override
    public String toString() {
        return "OptOutView[" + id + ", " + state.wire() + "]";
    }
}
