package com.loctelli.messaging.delivery;

import java.time.Instant;

/** What became of the wish to hand a text over. */
public sealed interface Claim {

    /**
     * The text is ours until the instant: it counts as handed over from now on, whatever happens to us.
     *
     * @param owner what this claim is known by
     * @param body the text in clear
     */
    record Held(SmsMessage text, String owner, Instant until, String body) implements Claim {}

    /** Not yet; at the instant it may be asked for again. */
    record NotYet(Instant at) implements Claim {}

    /** There is nothing to hand over: it was, or a rule keeps it back, or another worker holds it. */
    record Nothing() implements Claim {}
}
