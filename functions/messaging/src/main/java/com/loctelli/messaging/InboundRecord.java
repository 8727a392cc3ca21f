package com.loctelli.messaging;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text from a person, as it was taken from the carrier: stored before anything else is done with it.
 *
 * @param bodyEnc sealed for the carrier's id
 */
@Json
public record InboundRecord(
        String messageSid,
        String from,
        String to,
        String bodyEnc,
        @Nullable String optOutType,
        Instant at) {}
