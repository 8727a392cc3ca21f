package com.loctelli.messaging.delivery;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Where a text is on its way. A higher rank is further on; a text moves back only by proof that it never left. */
public enum TextState {
    /** To be handed to the carrier now. */
    PENDING(0),
    /** To be handed to the carrier later. */
    DEFERRED(0),
    /** A worker holds it, and may have handed it over. */
    CLAIMED(10),
    /** It may or may not have reached the carrier. */
    UNKNOWN(15),
    /** The carrier has it. */
    ACCEPTED(20),
    /** It waits at the carrier. */
    QUEUED(30),
    /** The carrier is sending it. */
    SENDING(40),
    /** The carrier sent it on. */
    SENT(50),
    /** The phone has it. */
    DELIVERED(60),
    /** The phone did not take it. */
    UNDELIVERED(60),
    /** It was refused for good. */
    FAILED(60),
    /** A rule kept it back. */
    SKIPPED(60),
    /** It was called off. */
    CANCELED(60);

    private final int rank;

    TextState(int rank) {
        this.rank = rank;
    }

    /** How far on it is. */
    public int rank() {
        return rank;
    }

    /** Whether nothing follows it. */
    public boolean isFinal() {
        return rank == DELIVERED.rank;
    }

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The state that a carrier's word means; a word we do not know means that the carrier has it. */
    public static TextState ofCarrier(String word) {
        return switch (word) {
            case "queued", "scheduled" -> QUEUED;
            case "sending" -> SENDING;
            case "sent" -> SENT;
            case "delivered", "read", "partially_delivered" -> DELIVERED;
            case "undelivered" -> UNDELIVERED;
            case "failed" -> FAILED;
            case "canceled" -> CANCELED;
            default -> ACCEPTED;
        };
    }
}
