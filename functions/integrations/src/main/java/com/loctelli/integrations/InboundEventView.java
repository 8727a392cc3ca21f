package com.loctelli.integrations;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outside event as it is served.
 *
 * @param payload what was sent, where one event is asked for
 */
@Json
public record InboundEventView(
        String id,
        String source,
        String type,
        String account,
        EventState state,
        int attempts,
        @Nullable String lastError,
        @Nullable String reason,
        List<InboundEvent.Effect> effects,
        @Nullable Instant providerTimestamp,
        Instant receivedAt,
        @Nullable String replayOf,
        @Nullable String replayedBy,
        @Nullable String payload) {

    static InboundEventView of(InboundEvent event) {
        return of(event, null);
    }

    static InboundEventView of(InboundEvent event, @Nullable String payload) {
        return new InboundEventView(
                event.id(),
                event.source(),
                event.type(),
                event.account(),
                event.state(),
                event.attempts(),
                event.lastError(),
                event.reason(),
                event.effects(),
                event.providerTimestamp(),
                event.receivedAt(),
                event.replayOf(),
                event.replayedBy(),
                payload);
    }
}
