package com.loctelli.strategies.templates;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code POST /v1/prompt-templates}: a template of the sub-account's own. The first one becomes active. */
public final class CreatePromptTemplate implements Endpoint<NewTemplate, Reply.Created<TemplateView>> {
    private final Templates templates;

    @Inject
    CreatePromptTemplate(Templates templates) {
        this.templates = templates;
    }

    @Override
    public Reply.Created<TemplateView> handle(Caller caller, NewTemplate request) {
        return new Reply.Created<>(templates.of(caller.tenant()).add(request, caller.actor()), 1L);
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerTemplatesComponent.factory().create(platform).createPromptTemplate());
        }
    }
}
