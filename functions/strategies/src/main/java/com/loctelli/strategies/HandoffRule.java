package com.loctelli.strategies;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the agent gives the conversation to a person, and what it says last.
 *
 * @param type {@code asked}, {@code unknown}, {@code unresolved}, {@code angry} or a word of the sub-account's own
 * @param examples what a lead says in such a case
 * @param finalText the agent's last text; without one it says so in its own words
 * @param assignTo {@code owner}, {@code team}, {@code round_robin} or a user's id
 * @param createTask whether a task is made for that person
 * @param slaMinutes how long the lead may wait for a person
 * @param reactivateMinutes after how long without one the agent answers again
 */
@Json
@Valid
public record HandoffRule(
        @NotBlank @Size(max = 40) String type,
        @Nullable @Size(max = 20) List<@Size(max = 500) String> examples,
        @Nullable @Size(max = 480) String finalText,
        @Nullable @Size(max = 60) String assignTo,
        @Nullable Boolean createTask,
        @Nullable @Min(1) @Max(10_080) Integer slaMinutes,
        @Nullable @Min(1) @Max(43_200) Integer reactivateMinutes) {}
