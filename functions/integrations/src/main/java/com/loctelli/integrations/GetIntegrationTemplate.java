package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/integrations/templates/{id}}: one kind of outside system. */
public final class GetIntegrationTemplate implements Endpoint<GetIntegrationTemplate.Request, IntegrationTemplate> {
    @Inject
    GetIntegrationTemplate() {}

    @Override
    public IntegrationTemplate handle(Caller caller, Request request) {
        return IntegrationTemplates.need(request.id());
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).getIntegrationTemplate());
        }
    }
}
