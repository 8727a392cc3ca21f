package com.loctelli.messaging.tally;

import com.loctelli.kernel.json.Shape;
import com.loctelli.messaging.delivery.TextState;

/** Where a text counts; one counts in one place at a time. */
enum Place {
    /** Not known to have reached the carrier: to be handed over, or in question. */
    WAITING,
    /** The carrier has it, and has not told its fate. */
    CARRIER,
    /** The phone has it. */
    DELIVERED,
    /** The phone did not take it. */
    UNDELIVERED,
    /** It was refused for good. */
    FAILED,
    /** A rule kept it back. */
    SKIPPED,
    /** It was called off. */
    CANCELED;

    /** The name of its count. */
    String wire() {
        return Shape.wire(this);
    }

    /** The place of a text in the state. */
    static Place of(TextState state) {
        return switch (state) {
            case PENDING, DEFERRED, CLAIMED, UNKNOWN -> WAITING;
            case ACCEPTED, QUEUED, SENDING, SENT -> CARRIER;
            case DELIVERED -> DELIVERED;
            case UNDELIVERED -> UNDELIVERED;
            case FAILED -> FAILED;
            case SKIPPED -> SKIPPED;
            case CANCELED -> CANCELED;
        };
    }
}
