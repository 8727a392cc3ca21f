package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code PATCH /v1/admin/prompt-templates/{id}}: publishes a new version, which reaches every sub-account that the template is assigned to. */
public final class ChangePlatformTemplate implements Endpoint<TemplateChange, Reply.Tagged<TemplateView>> {
    private final PlatformTemplates templates;

    @Inject
    ChangePlatformTemplate(PlatformTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Reply.Tagged<TemplateView> handle(Caller caller, TemplateChange request) {
        var stored = templates.change(request.id(), RequestScope.current().ifMatch(), request, caller.admin());
        return new Reply.Tagged<>(TemplateView.of(stored.value(), false), stored.version());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).changePlatformTemplate());
        }
    }
}
