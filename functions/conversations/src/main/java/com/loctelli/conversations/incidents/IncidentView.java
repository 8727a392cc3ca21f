package com.loctelli.conversations.incidents;

import com.loctelli.conversations.screening.Risk;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the API serves it.
 *
 * @param excerpt the beginning of the text
 */
@Json
public record IncidentView(
        String id,
        String type,
        Risk severity,
        @Nullable String conversationId,
        @Nullable String leadId,
        String place,
        @Nullable Long messageSeq,
        List<String> rules,
        String excerpt,
        Instant at,
        boolean resolved,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        @Nullable String note) {

    /** Leaves the excerpt out. */
    @Override
    public String toString() {
        return "IncidentView[" + id + ", " + severity + "]";
    }
}
