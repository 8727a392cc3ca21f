package com.loctelli.assistant.trace;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to know to go on where the agent stopped.
 *
 * @param reason why it stopped
 * @param rule the strategy's rule that asked for it
 * @param openQuestion what the lead still waits to hear
 */
@Json
public record HandoffPackage(
        String conversationId,
        String leadId,
        String turnId,
        String reason,
        @Nullable String rule,
        String summary,
        List<Fact> facts,
        @Nullable String openQuestion,
        @Nullable String assigneeId,
        @Nullable Instant slaDueAt,
        Instant at) {

    /** One thing that the lead said of their needs. */
    @Json
    public record Fact(String name, String value) {}

    /** Leaves the words out. */
    @Override
    public String toString() {
        return "HandoffPackage[" + turnId + "]";
    }
}
