package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code DELETE /v1/integrations/{id}}: ends an integration; its account is free again and its secrets are gone. */
public final class DeleteIntegration implements Endpoint<DeleteIntegration.Request, Reply.NoContent<NoRequest>> {
    private final Integrations integrations;

    @Inject
    DeleteIntegration(Integrations integrations) {
        this.integrations = integrations;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        integrations
                .of(caller.tenant())
                .delete(request.id(), RequestScope.current().ifMatch().orElse(null));
        return new Reply.NoContent<>();
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
                    DaggerIntegrationsComponent.factory().create(platform).deleteIntegration());
        }
    }
}
