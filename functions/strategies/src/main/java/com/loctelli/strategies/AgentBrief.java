package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the agent is told about how to sell: a strategy's published version and the template it runs on.
 *
 * @param version the strategy's published version
 */
@Json
public record AgentBrief(
        String strategyId,
        String name,
        int version,
        AgentMode mode,
        @Nullable String calendarId,
        Timing timing,
        Limits limits,
        StrategyContent content,
        PromptTemplate template,
        Conduct conduct) {

    static AgentBrief of(Strategy strategy, @Nullable PromptTemplate active) {
        var pinned = strategy.template();
        return new AgentBrief(
                strategy.id(),
                strategy.name(),
                strategy.currentVersion(),
                strategy.mode(),
                strategy.calendarId(),
                strategy.timing(),
                strategy.limits(),
                strategy.content(),
                pinned != null ? pinned : active != null ? active : BuiltIn.TEMPLATE,
                strategy.conducted());
    }

    /** The name the agent writes under. */
    public String aiName() {
        return content.aiName();
    }

    /** What the agent is, such as {@code scheduling assistant}. */
    public String aiRole() {
        return content.aiRole();
    }

    /** What the agent finds out. */
    public List<Question> qualificationQuestions() {
        return content.qualificationQuestions();
    }

    /** What the agent must not do; null where the strategy says nothing of it. */
    public @Nullable String prohibitedBehaviors() {
        return content.prohibitedBehaviors();
    }

    /** The rules by which a person takes over. */
    public List<HandoffRule> handoffRules() {
        return content.handoffRules();
    }

    /** What the agent may look things up in. */
    public List<String> knowledgeBaseIds() {
        return conduct.knowledgeBaseIds();
    }

    /** What the agent does when a lead goes silent. */
    public List<FollowUp> followUps() {
        return conduct.followUps();
    }

    /** The rule for that scenario, or null. */
    public @Nullable FollowUp followUp(FollowUp.Scenario scenario) {
        return conduct.followUps().stream()
                .filter(rule -> rule.scenario() == scenario)
                .findFirst()
                .orElse(null);
    }

    /** The rule of that type, or null. */
    public @Nullable HandoffRule handoffRule(String type) {
        return content.handoffRules().stream()
                .filter(rule -> rule.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    /** When the agent steps back by itself. */
    public Sleep sleep() {
        return conduct.sleep();
    }

    /** The same agent on another content, another version of it and another template. */
    public AgentBrief saying(int otherVersion, StrategyContent other, PromptTemplate onTemplate) {
        return new AgentBrief(
                strategyId, name, otherVersion, mode, calendarId, timing, limits, other, onTemplate, conduct);
    }

    /** The languages the agent writes; the first is the one it begins in. Empty for the lead's own. */
    public List<String> languages() {
        return content.languages();
    }
}
