package com.loctelli.integrations;

import com.loctelli.kernel.json.Copy;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outside event as it is stored.
 *
 * @param providerEventId the sender's own id of it; of an event without one, the SHA-256 of its bytes
 * @param account the outside account that it came from
 * @param rawBody the sealed bytes of a small event
 * @param rawBodyKey the path of the sealed bytes of a large one
 * @param bodyPlace what the bytes were sealed for: the id of the event that first held them
 * @param providerTimestamp when the sender says it was sent; where it does not, when what it tells came to be; of an
 *     event that is worked again, when the first one told it
 * @param claimedUntil until when whoever works it is left alone
 * @param reason why it was ignored
 */
@Json
public record InboundEvent(
        String id,
        String source,
        String type,
        String providerEventId,
        String account,
        Map<String, String> headersSubset,
        @Nullable String rawBody,
        @Nullable String rawBodyKey,
        String bodyPlace,
        SignatureNote signature,
        @Nullable Instant providerTimestamp,
        Instant receivedAt,
        EventState state,
        int attempts,
        @Nullable Instant claimedUntil,
        @Nullable String lastError,
        @Nullable String reason,
        List<Effect> effects,
        @Nullable String replayOf,
        @Nullable String replayedBy) {

    /** How the bytes were known to be the sender's. */
    @Json
    public record SignatureNote(String scheme, boolean valid) {}

    /** What an event did to something of ours. */
    @Json
    public record Effect(String entity, String id, String op) {}

    /** The same bytes again, as a new event, which tells what the first one told and of the same time. */
    InboundEvent again(String newId, Instant now) {
        return Copy.of(this)
                .with("id", newId)
                .with("providerTimestamp", toldAt())
                .with("receivedAt", now)
                .with("state", EventState.RECEIVED)
                .with("attempts", 0)
                .with("claimedUntil", null)
                .with("lastError", null)
                .with("reason", null)
                .with("effects", List.of())
                .with("replayOf", id)
                .with("replayedBy", null)
                .made();
    }

    /** When what it tells was so, as far as is known; nothing was so later than it was heard. */
    Instant toldAt() {
        return providerTimestamp == null || providerTimestamp.isAfter(receivedAt) ? receivedAt : providerTimestamp;
    }
}
