package com.loctelli.integrations.ghl;

import com.loctelli.integrations.Payload;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one request to GoHighLevel ended. */
sealed interface GhlAnswer {

    /** What was asked for. */
    record Given(Payload body) implements GhlAnswer {}

    /** There is no such thing there. */
    record Missing() implements GhlAnswer {}

    /** The token is not good for it. */
    record Forbidden(int status) implements GhlAnswer {}

    /** Too much was asked lately; null where it does not say how long to wait. */
    record Busy(@Nullable Duration after) implements GhlAnswer {}

    /** It does not take what was sent. */
    record Refused(int status) implements GhlAnswer {}

    /** No answer, or none that tells whether it was done. */
    record Lost() implements GhlAnswer {}

    /** Why nothing was given: a stable word without personal data. */
    default String why() {
        return switch (this) {
            case Given _ -> "";
            case Missing _ -> "not-found";
            case Forbidden forbidden -> "token-refused-" + forbidden.status();
            case Busy _ -> "too-many-requests";
            case Refused refused -> "refused-" + refused.status();
            case Lost _ -> "no-answer";
        };
    }
}
