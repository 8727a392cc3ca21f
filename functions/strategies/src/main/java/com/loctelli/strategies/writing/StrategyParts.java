package com.loctelli.strategies.writing;

import com.loctelli.strategies.AgentMode;
import com.loctelli.strategies.ConductFields;
import com.loctelli.strategies.FollowUp;
import com.loctelli.strategies.Limits;
import com.loctelli.strategies.Sleep;
import com.loctelli.strategies.Timing;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request may say of a strategy apart from its name and its content; what is absent stays as it is.
 *
 * @param promptTemplateId a template of its own; a blank one follows the sub-account's active template again
 * @param templateVersionPin the version of that template to stay on; without one its publications are followed
 */
@Json
@Valid
public record StrategyParts(
        @Nullable @Size(max = 1000) String description,
        @Nullable @Size(max = 60) String tag,
        @Nullable AgentMode mode,
        @Nullable Boolean isActive,
        @Nullable Boolean isDefault,
        @Nullable @Size(max = 60) String calendarId,
        @Nullable @Size(max = 60) String promptTemplateId,
        @Nullable @Min(1) Integer templateVersionPin,
        @Nullable @Valid Timing timing,
        @Nullable @Valid Limits limits,
        @Nullable @Size(max = 4) List<String> channels,
        @Nullable @Valid Sleep sleep,
        @Nullable @Size(max = 10) List<@Valid FollowUp> followUps,
        @Nullable List<String> knowledgeBaseIds,
        @Nullable Map<String, String> metadata)
        implements ConductFields {}
