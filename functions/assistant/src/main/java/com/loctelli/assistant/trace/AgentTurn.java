package com.loctelli.assistant.trace;

import com.loctelli.assistant.gate.Check;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn as it is stored.
 *
 * @param kind {@code inbound} or {@code greeting}
 * @param triggerSeqFrom the first message of the lead that it answers; 0 for a greeting
 * @param epochAtStart the conversation's epoch that the reply was bound to
 * @param template the template's id and version
 * @param strategy the strategy's id and version
 * @param scripted whether a script spoke in a model's place
 * @param promptSha256 of the exact prompt, in hex
 * @param promptKey the sealed file that holds it
 * @param wordsSealed a {@link SealedWords}
 * @param rounds how often the model was asked
 * @param costMicros millionths of a US dollar; null where the model's price is not known
 * @param reason why it did not simply end with a text sent
 */
@Json
public record AgentTurn(
        String id,
        String conversationId,
        String leadId,
        String kind,
        long triggerSeqFrom,
        long triggerSeqTo,
        long epochAtStart,
        TurnStatus status,
        String template,
        String strategy,
        String model,
        String baseUrl,
        boolean scripted,
        @Nullable String promptSha256,
        @Nullable String promptKey,
        String wordsSealed,
        List<Check> gate,
        int rounds,
        long tokensIn,
        long tokensOut,
        @Nullable Long costMicros,
        long latencyMs,
        int earlierTries,
        @Nullable Long outputMessageSeq,
        @Nullable String textId,
        @Nullable String reason,
        Instant startedAt) {}
