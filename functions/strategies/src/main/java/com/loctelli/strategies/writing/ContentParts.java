package com.loctelli.strategies.writing;

import com.loctelli.strategies.HandoffRule;
import com.loctelli.strategies.Objection;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request may say of a strategy's content and never has to; what is absent stays as it is.
 *
 * @param qualificationQuestions each a text, or an object as {@link Questions} reads it
 */
@Json
@Valid
public record ContentParts(
        @Nullable @Size(max = 4000) String industryContext,
        @Nullable @Size(max = 4000) String companyBackground,
        @Nullable @Size(max = 2000) String communicationStyle,
        @Nullable List<Object> qualificationQuestions,
        @Nullable @Size(max = 4000) String disqualificationRules,
        @Nullable @Size(max = 30) List<@Valid Objection> objectionHandling,
        @Nullable @Size(max = 2000) String bookingInstructions,
        @Nullable @Size(max = 2000) String outputGuidelines,
        @Nullable @Size(max = 4000) String prohibitedBehaviors,
        @Nullable @Size(max = 20) List<@Valid HandoffRule> handoffRules,
        @Nullable @Size(max = 20) List<@Size(max = 500) String> stopRules,
        @Nullable @Size(max = 20) List<@Size(max = 35) String> languages) {}
