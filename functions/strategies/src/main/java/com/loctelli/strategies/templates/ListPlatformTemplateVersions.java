package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.PageRequest;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/prompt-templates/{id}/versions}: the versions of a template of the agency, newest first. */
public final class ListPlatformTemplateVersions
        implements Endpoint<ListPlatformTemplateVersions.Request, Page<TemplateView>> {
    private final PlatformTemplates platformTemplates;

    @Inject
    ListPlatformTemplateVersions(PlatformTemplates platformTemplates) {
        this.platformTemplates = platformTemplates;
    }

    @Override
    public Page<TemplateView> handle(Caller caller, ListPlatformTemplateVersions.Request request) {
        caller.admin();
        return platformTemplates.versions(request.id(), request.cursor(), PageRequest.most(request.limit()));
    }

    /** Whose versions, and which page of them. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable String cursor,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).listPlatformTemplateVersions());
        }
    }
}
