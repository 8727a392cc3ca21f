package com.loctelli.strategies;

import io.avaje.jsonb.Json;
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
 */
@Json
@Valid
public record HandoffRule(
        @NotBlank @Size(max = 40) String type,
        @Nullable @Size(max = 20) List<String> examples,
        @Nullable @Size(max = 480) String finalText) {}
