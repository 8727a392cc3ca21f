package com.loctelli.standins.carrier;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything the carrier knows of one text; one line of its log. */
@Json
record Message(
        String sid,
        String from,
        String to,
        String body,
        String status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant sentAt,
        String direction,
        @Nullable String serviceSid,
        @Nullable String callback,
        @Nullable Integer errorCode) {

    Message moved(String newStatus, @Nullable Integer error, Instant at) {
        Instant sent = sentAt == null ? at : sentAt;
        return new Message(sid, from, to, body, newStatus, createdAt, at, sent, direction, serviceSid, callback, error);
    }

    boolean underWay() {
        return status.equals("queued") || status.equals("accepted") || status.equals("sent");
    }

    Text text() {
        return new Text(sid, from, to, body, status, createdAt, direction);
    }
}
