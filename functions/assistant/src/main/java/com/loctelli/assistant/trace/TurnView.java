package com.loctelli.assistant.trace;

import com.loctelli.assistant.gate.Check;
import com.loctelli.knowledge.Found;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn as the API serves it.
 *
 * @param passages what the model was given of the knowledge bases: the document, the place and the beginning of each;
 *     the whole of it stands in the prompt and in the answers of tools
 * @param reply what was said to the lead
 * @param prompt the exact prompt, for who may see it
 */
@Json
public record TurnView(
        String id,
        String conversationId,
        String leadId,
        String kind,
        TurnStatus status,
        long triggerSeqFrom,
        long triggerSeqTo,
        long epochAtStart,
        String template,
        String strategy,
        String model,
        String baseUrl,
        boolean scripted,
        @Nullable String promptSha256,
        List<CallTrace> toolCalls,
        List<Found> passages,
        Gate gate,
        int rounds,
        long tokensIn,
        long tokensOut,
        @Nullable Long costMicros,
        long latencyMs,
        int earlierTries,
        @Nullable Long outputMessageSeq,
        @Nullable String textId,
        @Nullable String suggestion,
        @Nullable String reply,
        @Nullable String reason,
        @Nullable String prompt,
        Instant createdAt,
        Instant updatedAt) {

    /** What the gate said. */
    @Json
    public record Gate(List<Check> checks, String decision) {
        /** By its checks. */
        public static Gate of(List<Check> checks) {
            boolean passes = checks.stream().allMatch(Check::pass);
            return new Gate(checks, checks.isEmpty() ? "none" : passes ? "pass" : "refuse");
        }
    }

    /** Leaves the words out. */
    @Override
    public String toString() {
        return "TurnView[" + id + ", " + status.wire() + "]";
    }
}
