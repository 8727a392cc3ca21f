package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A strategy with the content of its published version: one item, so that one read is enough.
 *
 * @param currentVersion the published version's number
 * @param template the template that the strategy pinned; null where it follows the sub-account's active one
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
        Instant firstMadeAt) {}
