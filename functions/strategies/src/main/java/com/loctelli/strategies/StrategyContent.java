package com.loctelli.strategies;

import com.loctelli.kernel.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a version of a strategy says: all of it that reaches the prompt, and nothing that does not. */
@io.avaje.jsonb.Json
public record StrategyContent(
        String aiName,
        String aiRole,
        @Nullable String industryContext,
        @Nullable String companyBackground,
        String conversationTone,
        @Nullable String communicationStyle,
        List<Question> qualificationQuestions,
        @Nullable String disqualificationRules,
        List<Objection> objectionHandling,
        String closingStrategy,
        @Nullable String bookingInstructions,
        @Nullable String outputGuidelines,
        @Nullable String prohibitedBehaviors,
        List<HandoffRule> handoffRules,
        List<String> stopRules,
        List<String> languages) {

    /** SHA-256 of the content's JSON in hex: two versions with the same one say the same. */
    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Json.write(this).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
