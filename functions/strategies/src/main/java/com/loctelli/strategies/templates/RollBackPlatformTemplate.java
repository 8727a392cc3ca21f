package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.VersionRequest;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/prompt-templates/{id}/versions/{version}/rollback}: an earlier published version is the template again. */
public final class RollBackPlatformTemplate implements Endpoint<VersionRequest, Reply.Tagged<TemplateView>> {
    private final PlatformTemplates platformTemplates;

    @Inject
    RollBackPlatformTemplate(PlatformTemplates platformTemplates) {
        this.platformTemplates = platformTemplates;
    }

    @Override
    public Reply.Tagged<TemplateView> handle(Caller caller, VersionRequest request) {
        var stored = platformTemplates.publish(
                request.id(), request.version(), true, RequestScope.current().ifMatch(), caller.admin());
        return new Reply.Tagged<>(TemplateView.of(stored.value(), false), stored.version());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).rollBackPlatformTemplate());
        }
    }
}
