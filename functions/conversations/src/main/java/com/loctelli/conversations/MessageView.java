package com.loctelli.conversations;

import com.loctelli.conversations.screening.Assessment;
import com.loctelli.kernel.tenancy.Actor;
import com.loctelli.messaging.delivery.TextState;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API serves it.
 *
 * @param security how likely an inbound one is written to lead the agent astray; absent on others
 * @param status where an outbound message is on its way to the phone; absent on an inbound one
 */
@Json
public record MessageView(
        String id,
        long seq,
        Direction direction,
        Actor author,
        String text,
        @Nullable TextState status,
        @Nullable String textId,
        @Nullable String turnId,
        @Nullable Assessment security,
        Instant at) {

    static MessageView of(StoredMessage message, @Nullable TextState status) {
        return new MessageView(
                message.id(),
                message.seq(),
                message.direction(),
                message.author(),
                message.text(),
                status,
                message.textId(),
                message.turnId(),
                message.security(),
                message.at());
    }

    /** Leaves the text out. */
    @Override
    public String toString() {
        return "MessageView[" + id + ", " + seq + "]";
    }
}
