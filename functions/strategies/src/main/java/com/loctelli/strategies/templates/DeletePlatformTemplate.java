package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.IdRequest;
import jakarta.inject.Inject;

/** {@code DELETE /v1/admin/prompt-templates/{id}}: removes a template of the agency; sub-accounts keep the copy they were given. */
public final class DeletePlatformTemplate implements Endpoint<IdRequest, Reply.NoContent<IdRequest>> {
    private final PlatformTemplates templates;

    @Inject
    DeletePlatformTemplate(PlatformTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Reply.NoContent<IdRequest> handle(Caller caller, IdRequest request) {
        caller.admin();
        templates.delete(request.id());
        return new Reply.NoContent<>();
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).deletePlatformTemplate());
        }
    }
}
