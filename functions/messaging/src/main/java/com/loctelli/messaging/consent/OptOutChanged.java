package com.loctelli.messaging.consent;

import io.avaje.jsonb.Json;

/**
 * The body of a message on {@code OPT_OUTS}: a hint that connected systems are to be told whether an address is texted.
 * How it is, is read when they are told.
 */
@Json
public record OptOutChanged(String address) {
    /** Leaves the person out. */
    @Override
    public String toString() {
        return "OptOutChanged";
    }
}
