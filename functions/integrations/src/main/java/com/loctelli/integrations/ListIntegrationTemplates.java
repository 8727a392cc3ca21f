package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code GET /v1/integrations/templates}: the kinds of outside systems that can be connected. */
public final class ListIntegrationTemplates implements Endpoint<NoRequest, Page<IntegrationTemplate>> {
    @Inject
    ListIntegrationTemplates() {}

    @Override
    public Page<IntegrationTemplate> handle(Caller caller, NoRequest request) {
        return Page.of(IntegrationTemplates.all());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).listIntegrationTemplates());
        }
    }
}
