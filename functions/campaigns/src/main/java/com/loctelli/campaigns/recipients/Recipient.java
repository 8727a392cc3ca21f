package com.loctelli.campaigns.recipients;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person of a campaign's audience, under a key that the lead has once in it.
 *
 * @param to the number as it was when the audience was frozen
 * @param isWaiting whether the text was released and has not reached the carrier
 * @param looks how often it was looked at what became of the text
 * @param byState the place in the index of what is to be done, as it was read: those who write the item set it beside
 */
@Json
public record Recipient(
        String leadId,
        String to,
        RecipientState state,
        @Nullable String skipReason,
        @Nullable Instant deferUntil,
        @Nullable String textId,
        @Nullable Instant releasedAt,
        boolean isWaiting,
        boolean hasOptedOut,
        boolean hasReplied,
        int looks,
        @Nullable String byState) {

    /** Somebody whose text is to be released. */
    public static Recipient of(String leadId, String to) {
        return new Recipient(leadId, to, RecipientState.PENDING, null, null, null, null, false, false, false, 0, null);
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "Recipient[" + leadId + ", " + state.wire() + "]";
    }
}
