package com.loctelli.strategies.writing;

import com.loctelli.kernel.storage.Stored;
import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.FollowUp;
import com.loctelli.strategies.HandoffRule;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Objection;
import com.loctelli.strategies.Question;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Strategy;
import com.loctelli.strategies.Timing;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as the API serves it.
 *
 * @param version the published version of its content
 * @param isDefault whether leads without a strategy of their own get this one
 * @param promptTemplateId the pinned template; absent where the active one is followed
 */
@Json
public record StrategyView(
        String id,
        int version,
        String name,
        @Nullable String description,
        @Nullable String tag,
        @Nullable String ownerUserId,
        boolean isActive,
        boolean isDefault,
        AgentMode mode,
        @Nullable String calendarId,
        Timing timing,
        Limits limits,
        @Nullable String promptTemplateId,
        @Nullable Integer promptTemplateVersion,
        @Nullable Integer templateVersionPin,
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
        List<String> languages,
        List<String> channels,
        Sleep sleep,
        List<FollowUp> followUps,
        List<String> knowledgeBaseIds,
        Map<String, String> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static StrategyView of(Stored<Strategy> stored, String defaultId) {
        var one = stored.value();
        var content = one.content();
        var template = one.template();
        return new StrategyView(
                one.id(),
                one.currentVersion(),
                one.name(),
                one.description(),
                one.tag(),
                one.ownerUserId(),
                one.isActive(),
                one.id().equals(defaultId),
                one.mode(),
                one.calendarId(),
                one.timing(),
                one.limits(),
                template == null ? null : template.id(),
                template == null ? null : template.templateVersion(),
                one.templateVersionPin(),
                content.aiName(),
                content.aiRole(),
                content.industryContext(),
                content.companyBackground(),
                content.conversationTone(),
                content.communicationStyle(),
                content.qualificationQuestions(),
                content.disqualificationRules(),
                content.objectionHandling(),
                content.closingStrategy(),
                content.bookingInstructions(),
                content.outputGuidelines(),
                content.prohibitedBehaviors(),
                content.handoffRules(),
                content.stopRules(),
                content.languages(),
                one.conducted().channels(),
                one.conducted().sleep(),
                one.conducted().followUps(),
                one.conducted().knowledgeBaseIds(),
                one.conducted().metadata(),
                stored.createdAt(),
                stored.updatedAt());
    }
}
