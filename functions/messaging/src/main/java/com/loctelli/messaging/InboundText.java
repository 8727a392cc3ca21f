package com.loctelli.messaging;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message on {@code INBOUND_TEXTS}, where it is sealed: a person texted one of our numbers.
 *
 * @param messageSid the carrier's id, the same at every delivery
 * @param optOutType {@code STOP}, {@code START} or {@code HELP} where the carrier has acted on it already
 * @param at when it arrived, ISO-8601
 */
@Json
public record InboundText(
        String messageSid,
        String from,
        String to,
        String text,
        @Nullable String optOutType,
        String at) {

    /** Leaves the person and the words out. */
    @Override
    public String toString() {
        return "InboundText[" + messageSid + "]";
    }
}
