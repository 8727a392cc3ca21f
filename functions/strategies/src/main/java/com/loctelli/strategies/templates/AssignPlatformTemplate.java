package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/admin/prompt-templates/{id}/assignments}: lets a sub-account use the template. */
public final class AssignPlatformTemplate
        implements Endpoint<AssignPlatformTemplate.Request, Reply.Created<TemplateView>> {
    private final PlatformTemplates templates;

    @Inject
    AssignPlatformTemplate(PlatformTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Reply.Created<TemplateView> handle(Caller caller, AssignPlatformTemplate.Request request) {
        var assigned = templates.assign(
                request.id(), request.subAccountId(), Boolean.TRUE.equals(request.activate()), caller.admin());
        return new Reply.Created<>(assigned);
    }

    /**
     * Whom.
     *
     * @param activate whether it becomes the sub-account's active template at once
     */
    @Json
    @Valid
    public record Request(
            String id,
            @NotBlank @Size(max = 60) String subAccountId,
            @Nullable Boolean activate) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).assignPlatformTemplate());
        }
    }
}
