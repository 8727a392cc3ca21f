package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/integrations/{id}}: an integration, without its secrets. */
public final class GetIntegration implements Endpoint<GetIntegration.Request, Reply.Tagged<IntegrationView>> {
    private final Integrations integrations;

    @Inject
    GetIntegration(Integrations integrations) {
        this.integrations = integrations;
    }

    @Override
    public Reply.Tagged<IntegrationView> handle(Caller caller, Request request) {
        var stored = integrations.of(caller.tenant()).need(request.id());
        return new Reply.Tagged<>(IntegrationView.of(stored), stored.version());
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
                    DaggerIntegrationsComponent.factory().create(platform).getIntegration());
        }
    }
}
