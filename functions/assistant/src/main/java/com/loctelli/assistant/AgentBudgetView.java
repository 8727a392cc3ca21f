package com.loctelli.assistant;

import com.loctelli.assistant.budget.BudgetNotice;
import com.loctelli.assistant.budget.Stage;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * How the agent's budget stands, in millionths of a US dollar; what turns that run now have set aside counts as used.
 *
 * @param stage what the agent still does
 * @param percent how much of the fuller limit is used
 * @param notice the last time that the agent began to do less, or was about to
 */
@Json
public record AgentBudgetView(
        Stage stage,
        int percent,
        long usedToday,
        long usedThisMonth,
        long mostPerDay,
        long mostPerMonth,
        @Nullable BudgetNotice notice) {}
