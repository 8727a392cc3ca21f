package com.loctelli.campaigns.recipients;

import com.loctelli.kernel.json.Shape;
import com.loctelli.messaging.delivery.TextState;
import io.avaje.jsonb.Json;

/** Where one recipient's text is. */
public enum RecipientState {
    /** To be released. */
    PENDING,
    /** To be released when the person may be texted. */
    DEFERRED,
    /** On the way to the carrier or waiting there. */
    QUEUED,
    /** The carrier sent it on. */
    SENT,
    /** The phone has it. */
    DELIVERED,
    /** The phone did not take it. */
    UNDELIVERED,
    /** It was refused for good. */
    FAILED,
    /** It may or may not have reached the carrier. */
    UNKNOWN,
    /** A rule kept it back. */
    SKIPPED;

    /** The name on the wire, and from {@link #QUEUED} on that of its counter. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** Whether the recipient is still to be released. */
    public boolean isBeforeRelease() {
        return this == PENDING || this == DEFERRED;
    }

    /** The state of a recipient whose text is there. */
    public static RecipientState of(TextState text) {
        return switch (text) {
            case PENDING, DEFERRED, CLAIMED, ACCEPTED, QUEUED, SENDING -> QUEUED;
            case UNKNOWN -> UNKNOWN;
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
            case UNDELIVERED -> UNDELIVERED;
            case FAILED -> FAILED;
            case SKIPPED, CANCELED -> SKIPPED;
        };
    }
}
