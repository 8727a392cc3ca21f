package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/admin/prompt-templates/{id}/versions}: writes a version that is not published yet; what is absent is as in the published one. */
public final class DraftPlatformTemplate
        implements Endpoint<DraftPlatformTemplate.Request, Reply.Created<TemplateView>> {
    private final PlatformTemplates platformTemplates;

    @Inject
    DraftPlatformTemplate(PlatformTemplates platformTemplates) {
        this.platformTemplates = platformTemplates;
    }

    @Override
    public Reply.Created<TemplateView> handle(Caller caller, DraftPlatformTemplate.Request request) {
        return new Reply.Created<>(platformTemplates.draft(request.id(), request, caller.admin()));
    }

    /** What is to change; what is absent stays. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 1000) String description,
            @Nullable @Size(max = 40) String category,
            @Nullable @Size(max = 20) List<String> tags,
            @Nullable @NotBlank @Size(max = 8000) String baseSystemPrompt,

            @Nullable @Pattern(regexp = TemplateFields.MODEL_NAME)
            String model,

            @Nullable @Min(0) @Max(2) Double temperature,
            @Nullable @Min(16) @Max(4096) Integer maxOutputTokens,
            @Nullable @Size(max = 30) List<String> toolsAllowed,
            @Nullable @Size(max = 2000) String notes)
            implements TemplateFields {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).draftPlatformTemplate());
        }
    }
}
