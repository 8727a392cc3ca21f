package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/prompt-templates}: a template of the agency, for the sub-accounts it is assigned to. */
public final class CreatePlatformTemplate implements Endpoint<NewTemplate, Reply.Created<TemplateView>> {
    private final PlatformTemplates templates;

    @Inject
    CreatePlatformTemplate(PlatformTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Reply.Created<TemplateView> handle(Caller caller, NewTemplate request) {
        return new Reply.Created<>(templates.add(request, caller.admin()), 1L);
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).createPlatformTemplate());
        }
    }
}
