package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Difference;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/prompt-templates/{id}/versions/{version}/diff}: what a version says otherwise than another one, by default the one before it. */
public final class DiffPlatformTemplateVersions implements Endpoint<DiffPlatformTemplateVersions.Request, Difference> {
    private final PlatformTemplates platformTemplates;

    @Inject
    DiffPlatformTemplateVersions(PlatformTemplates platformTemplates) {
        this.platformTemplates = platformTemplates;
    }

    @Override
    public Difference handle(Caller caller, DiffPlatformTemplateVersions.Request request) {
        caller.admin();
        int against = request.against() == null ? Math.max(1, request.version() - 1) : request.against();
        return Difference.between(
                against,
                platformTemplates.version(request.id(), against),
                request.version(),
                platformTemplates.version(request.id(), request.version()));
    }

    /** Which version, and against which. */
    @Json
    @Valid
    public record Request(
            String id,
            @Min(1) int version,
            @Nullable @Min(1) Integer against) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).diffPlatformTemplateVersions());
        }
    }
}
