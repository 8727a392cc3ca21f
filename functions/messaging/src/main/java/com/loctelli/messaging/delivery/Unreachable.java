package com.loctelli.messaging.delivery;

import com.loctelli.messaging.consent.Suppression;
import java.time.Instant;

/** What the carrier's codes say of a person's number: why nothing more is begun to it, until somebody lifts that. */
final class Unreachable {
    private static final int FILTERED = 30007;

    private Unreachable() {}

    /** The mark that a code of the class {@link ErrorClass#UNREACHABLE} makes on a number. */
    static Suppression by(int code, String address, Instant now) {
        // What a filter takes for its words is what sells: an appointment may still be told of.
        var scope = code == FILTERED ? "marketing" : "all";
        return Suppression.unreachable(address, scope, now, code + ", " + why(code));
    }

    private static String why(int code) {
        return switch (code) {
            case 21211 -> "it is no telephone number";
            case 21408 -> "the account may not text its region";
            case 21614, 30006 -> "it is a landline, or its carrier takes no texts";
            case 30004 -> "it is blocked";
            case 30005 -> "nobody has it, or its telephone is switched off for long";
            case FILTERED -> "its carrier filtered a text";
            default -> "no text reaches it";
        };
    }
}
