package com.loctelli.messaging.caps;

import java.time.Instant;

/** Thrown where a text would pass a cap: it may be tried again at the instant. */
public final class CapReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;
    private final transient Instant until;

    CapReached(String rule, Instant until) {
        super(rule, null, false, false);
        this.rule = rule;
        this.until = until;
    }

    /** Which cap: {@code lead-frequency}, {@code sender-day}, {@code carrier-day}, {@code tenant-day}, {@code tenant-month},
     * {@code budget-day} or {@code budget-month}. */
    public String rule() {
        return rule;
    }

    /** From when on there is room. */
    public Instant until() {
        return until;
    }
}
