package com.loctelli.messaging.senders;

import com.loctelli.kernel.json.Shape;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** Whose subscriber a person in the plan of the United States is, since each carrier there has limits of its own. */
public enum DestinationCarrier {
    /** AT&amp;T. */
    ATT,
    /** T-Mobile, which also limits how much a brand sends a day. */
    T_MOBILE,
    /** Verizon. */
    VERIZON,
    /** A smaller one. */
    OTHER,
    /** Nobody has told: it may be any of them. */
    UNKNOWN,
    /** None of these: a number of another plan. */
    ABROAD;

    /** The name on the wire. */
    @Json.Value
    public String wire() {
        return Shape.wire(this);
    }

    /** The carrier of a number: the one that was learned, or what its plan leaves open. */
    public static DestinationCarrier of(String e164, @Nullable String learned) {
        if (!e164.startsWith("+1")) {
            return ABROAD;
        }
        for (var carrier : values()) {
            if (carrier.wire().equals(learned)) {
                return carrier;
            }
        }
        return UNKNOWN;
    }

    /** Whether it is one that somebody told. */
    public boolean isKnown() {
        return this != UNKNOWN && this != ABROAD;
    }
}
