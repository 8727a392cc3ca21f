package com.loctelli.messaging.decision;

import java.time.Instant;

/** What the rules say of a text together. */
public sealed interface Verdict {
    /** The record of all rules. */
    Decision decision();

    /** It may leave now. */
    record Now(Decision decision) implements Verdict {}

    /** It may leave at the instant and not before. */
    record Later(Decision decision, Instant notBefore) implements Verdict {
        /** What the rule said that it waits for. */
        public RuleResult why() {
            return decision.deferral().orElseThrow();
        }
    }

    /** It may not leave. */
    record Never(Decision decision, String rule) implements Verdict {}
}
