package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.PageRequest;
import jakarta.inject.Inject;

/** {@code GET /v1/admin/prompt-templates}: the agency's templates. */
public final class ListPlatformTemplates implements Endpoint<PageRequest, Page<TemplateView>> {
    private final PlatformTemplates templates;

    @Inject
    ListPlatformTemplates(PlatformTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Page<TemplateView> handle(Caller caller, PageRequest request) {
        caller.admin();
        return templates.list(request.cursor(), request.most());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).listPlatformTemplates());
        }
    }
}
