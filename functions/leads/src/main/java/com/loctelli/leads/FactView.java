package com.loctelli.leads;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.kernel.tenancy.Actor;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact as it is served. */
@Json
public record FactView(
        FactName name,
        String value,
        String type,
        int confidence,
        FactStatus status,
        @Nullable Long sourceMessageSeq,
        @Nullable String conversationId,
        Actor by,
        Instant at) {

    /** The view of a stored fact. */
    public static FactView of(Stored<LeadFact> stored) {
        var fact = stored.value();
        return new FactView(
                fact.name(),
                fact.value(),
                fact.type(),
                fact.confidence(),
                fact.status(),
                fact.sourceMessageSeq(),
                fact.conversationId(),
                fact.by(),
                fact.at());
    }
}
