package com.loctelli.standins.wire;

/** What a {@link Loopback} server says: the protocol of one outside service. */
public interface Speaker {

    /** Answers one request. */
    Answer answer(Call call);

    /** How this service words an internal error. */
    Answer broken();

    /** How this service words that there were too many requests. */
    Answer throttled();
}
