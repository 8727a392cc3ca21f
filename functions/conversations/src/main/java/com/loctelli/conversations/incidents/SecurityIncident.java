package com.loctelli.conversations.incidents;

import com.loctelli.conversations.screening.Risk;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is stored.
 *
 * @param type {@code prompt_injection}, {@code loop}
 * @param place where the text stood: {@code message}, {@code lead.name}, {@code lead.custom.<key>}, {@code fact.<name>}
 * @param messageSeq the message, where it was one
 * @param rules the signals that spoke
 * @param excerptSealed the beginning of the text, readable with the tenant's key
 * @param resolvedBy the user who looked at it
 */
@Json
public record SecurityIncident(
        String id,
        String type,
        Risk severity,
        @Nullable String conversationId,
        @Nullable String leadId,
        String place,
        @Nullable Long messageSeq,
        List<String> rules,
        String excerptSealed,
        Instant at,
        boolean resolved,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        @Nullable String note) {

    /** The same, looked at. */
    SecurityIncident resolvedBy(String userId, Instant when, @Nullable String said) {
        return new SecurityIncident(
                id,
                type,
                severity,
                conversationId,
                leadId,
                place,
                messageSeq,
                rules,
                excerptSealed,
                at,
                true,
                userId,
                when,
                said);
    }
}
