package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.IdRequest;
import jakarta.inject.Inject;

/** {@code GET /v1/admin/prompt-templates/{id}}: one template of the agency. */
public final class GetPlatformTemplate implements Endpoint<IdRequest, Reply.Tagged<TemplateView>> {
    private final PlatformTemplates templates;

    @Inject
    GetPlatformTemplate(PlatformTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Reply.Tagged<TemplateView> handle(Caller caller, IdRequest request) {
        caller.admin();
        var found = templates.need(request.id());
        return new Reply.Tagged<>(TemplateView.of(found.value(), false), found.version());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).getPlatformTemplate());
        }
    }
}
