package com.loctelli.messaging.decision;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;

/** Why a text is sent; it decides which rules bind. */
public enum Purpose {
    /** Answers what the person wrote. */
    REPLY,
    /** Tells the person something they asked to be told. */
    INFORMATIONAL,
    /** Sells: bound to texting hours and, where the sub-account wants it so, to consent. */
    MARKETING,
    /** Belongs to something agreed, such as a booking's reminder. */
    TRANSACTIONAL,
    /** The one answer to STOP, START or HELP, which may leave although texting has ended. */
    CONFIRMATION;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The purpose of a wire name; throws {@link IllegalArgumentException} for any other text. */
    public static Purpose of(String wire) {
        for (var purpose : values()) {
            if (purpose.wire().equals(wire)) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("no such purpose");
    }

    /** Whether a suppression of the scope keeps this text back. */
    public boolean isHeldBackBy(String scope) {
        return switch (this) {
            case CONFIRMATION -> false;
            case MARKETING -> true;
            case REPLY, INFORMATIONAL, TRANSACTIONAL -> !scope.equals("marketing");
        };
    }
}
