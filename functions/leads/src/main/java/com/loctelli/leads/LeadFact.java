package com.loctelli.leads;

import com.loctelli.kernel.json.Copy;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something known of a lead, with the message it came from.
 *
 * @param type the kind of value: {@code text}, {@code number}, {@code date}…
 * @param confidence 0 to 100
 */
@Json
public record LeadFact(
        FactName name,
        String value,
        String type,
        int confidence,
        @Nullable Long sourceMessageSeq,
        @Nullable String conversationId,
        FactStatus status,
        Actor by,
        Instant at) {

    LeadFact superseded() {
        return Copy.of(this).with("status", FactStatus.SUPERSEDED).made();
    }
}
