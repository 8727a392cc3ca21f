package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code PUT /v1/prompt-templates/active}: the template that strategies without one of their own run on. */
public final class ActivatePromptTemplate implements Endpoint<ActivatePromptTemplate.Request, TemplateView> {
    private final Templates templates;

    @Inject
    ActivatePromptTemplate(Templates templates) {
        this.templates = templates;
    }

    @Override
    public TemplateView handle(Caller caller, ActivatePromptTemplate.Request request) {
        return templates.of(caller.tenant()).activate(request.templateId(), request.version(), caller.actor());
    }

    /**
     * Which template.
     *
     * @param version the version to stay on; without one the template's publications are followed
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String templateId,
            @Nullable @Min(1) Integer version) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).activatePromptTemplate());
        }
    }
}
