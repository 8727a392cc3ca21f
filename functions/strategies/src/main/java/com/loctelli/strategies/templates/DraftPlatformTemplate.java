package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/prompt-templates/{id}/versions}: writes a version that is not published yet; what is absent is as in the published one. */
public final class DraftPlatformTemplate implements Endpoint<TemplateChange, Reply.Created<TemplateView>> {
    private final PlatformTemplates platformTemplates;

    @Inject
    DraftPlatformTemplate(PlatformTemplates platformTemplates) {
        this.platformTemplates = platformTemplates;
    }

    @Override
    public Reply.Created<TemplateView> handle(Caller caller, TemplateChange request) {
        return new Reply.Created<>(platformTemplates.draft(request.id(), request, caller.admin()));
    }

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
