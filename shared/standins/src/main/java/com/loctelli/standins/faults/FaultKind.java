package com.loctelli.standins.faults;

import java.util.Arrays;
import java.util.Locale;

/** The ways in which an outside service can be told to fail. */
public enum FaultKind {
    /** Nothing goes wrong. */
    NONE,
    /** An internal error is answered and nothing has happened. */
    ERROR,
    /** The request is refused because there were too many. */
    THROTTLE,
    /** The request hangs longer than a client waits, and nothing has happened. */
    TIMEOUT,
    /** The request takes effect, and then the connection is dropped without an answer. */
    LOST_ANSWER,
    /** The answer comes late but well. */
    SLOW,
    /** What the service sends or delivers as a consequence comes twice; refused for one that delivers nothing. */
    DUPLICATE;

    /** The name in JSON: lower case, with hyphens. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of that JSON name.
     *
     * @throws IllegalArgumentException naming the known kinds
     */
    public static FaultKind ofWire(String wire) {
        return Arrays.stream(values())
                .filter(kind -> kind.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be one of "
                        + Arrays.stream(values()).map(FaultKind::wire).toList()));
    }
}
