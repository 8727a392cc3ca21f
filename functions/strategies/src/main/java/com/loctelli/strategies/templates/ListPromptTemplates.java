package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.PageRequest;
import jakarta.inject.Inject;

/** {@code GET /v1/prompt-templates}: the templates that the sub-account may use, the built-in one among them. */
public final class ListPromptTemplates implements Endpoint<PageRequest, Page<TemplateView>> {
    private final Templates templates;

    @Inject
    ListPromptTemplates(Templates templates) {
        this.templates = templates;
    }

    @Override
    public Page<TemplateView> handle(Caller caller, PageRequest request) {
        return templates.of(caller.tenant()).list(request.cursor(), request.most());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).listPromptTemplates());
        }
    }
}
