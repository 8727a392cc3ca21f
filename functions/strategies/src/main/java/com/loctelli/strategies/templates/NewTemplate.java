package com.loctelli.strategies.templates;

import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template that is to be made. */
@Json
@Valid
public record NewTemplate(
        @NotBlank @Size(max = 120) String name,
        @Nullable @Size(max = 1000) String description,
        @Nullable @Size(max = 40) String category,
        @Nullable @Size(max = 20) List<String> tags,
        @NotBlank @Size(max = 8000) String baseSystemPrompt,

        @Nullable @Pattern(regexp = TemplateFields.MODEL_NAME)
        String model,

        @Nullable @Min(0) @Max(2) Double temperature,
        @Nullable @Min(16) @Max(4096) Integer maxOutputTokens,
        @Nullable @Size(max = 30) List<String> toolsAllowed,
        @Nullable @Size(max = 2000) String notes)
        implements TemplateFields {}
