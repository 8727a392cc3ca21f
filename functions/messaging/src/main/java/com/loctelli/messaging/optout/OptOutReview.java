package com.loctelli.messaging.optout;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.leads.Lead;
import com.loctelli.messaging.InboundText;
import com.loctelli.messaging.consent.ConsentEvent;
import com.loctelli.messaging.consent.ConsentHead;
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
 * @param kindBefore what the ledger said before it and all readings that it came on top of, null for nothing; the
 *     undoing of the last of them restores it
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

    /**
     * Of a text that was read so just now.
     *
     * @param lead who sent it, where we know them
     * @param event what the reading entered in the ledger
     * @param before what an undoing restores
     */
    public static OptOutReview of(
            InboundText text,
            Revocation.Reading reading,
            @Nullable Stored<Lead> lead,
            ConsentEvent event,
            @Nullable ConsentHead before) {
        return new OptOutReview(
                text.messageSid(),
                text.from(),
                text.to(),
                lead == null ? null : lead.sk(),
                reading.meaning(),
                reading.isSure(),
                reading.language(),
                reading.rule(),
                ReviewState.OPEN,
                event.at(),
                event.seq(),
                before == null ? null : before.kind(),
                before == null ? null : before.scope(),
                null,
                null,
                null);
    }

    /** What the ledger said of consent before it; null for nothing. */
    public @Nullable ConsentHead saidBefore() {
        return kindBefore == null || scopeBefore == null
                ? null
                : new ConsentHead(eventSeq, "", kindBefore, scopeBefore, null);
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "OptOutReview[" + id + ", " + state.wire() + "]";
    }
}
