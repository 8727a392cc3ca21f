package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A strategy with the content of its published version: one item, so that one read is enough.
 *
 * @param currentVersion the published version's number
 * @param template the template of the strategy's own; null where it follows the sub-account's active one
 * @param templateVersionPin the version of that template which it stays on; null where it follows its publications
 * @param conduct null in rows from before there was any
 */
@Json
public record Strategy(
        String id,
        String name,
        @Nullable String description,
        @Nullable String tag,
        @Nullable String ownerUserId,
        int currentVersion,
        boolean isActive,
        AgentMode mode,
        @Nullable String calendarId,
        Timing timing,
        Limits limits,
        StrategyContent content,
        @Nullable PromptTemplate template,
        Instant firstMadeAt,
        @Nullable Integer templateVersionPin,
        @Nullable Conduct conduct) {

    /** How the agent behaves, with the defaults where the strategy says nothing. */
    public Conduct conducted() {
        return conduct == null ? Conduct.DEFAULT : conduct;
    }

    /** The same on another published version. */
    Strategy on(int version, StrategyContent said) {
        return with(version, said, template);
    }

    /** The same on another template, or another version of its own. */
    Strategy following(PromptTemplate other) {
        return with(currentVersion, content, other);
    }

    private Strategy with(int version, StrategyContent said, @Nullable PromptTemplate of) {
        return new Strategy(
                id,
                name,
                description,
                tag,
                ownerUserId,
                version,
                isActive,
                mode,
                calendarId,
                timing,
                limits,
                said,
                of,
                firstMadeAt,
                templateVersionPin,
                conduct);
    }

    /** The strategy by which an agent of that brief answers by itself. */
    static Strategy rehearsing(AgentBrief brief, Instant now) {
        return new Strategy(
                brief.strategyId(),
                brief.name(),
                null,
                null,
                null,
                brief.version(),
                true,
                AgentMode.AUTO,
                brief.calendarId(),
                brief.timing(),
                brief.limits(),
                brief.content(),
                brief.template(),
                now,
                brief.template().templateVersion(),
                brief.conduct());
    }
}
