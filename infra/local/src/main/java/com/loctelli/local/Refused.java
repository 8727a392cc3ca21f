package com.loctelli.local;

/** The run cannot start, for a reason that the person at the terminal can mend; the message says how. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
