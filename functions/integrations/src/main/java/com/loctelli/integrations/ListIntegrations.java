package com.loctelli.integrations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/integrations}: what the sub-account is connected to. */
public final class ListIntegrations implements Endpoint<ListIntegrations.Request, Page<IntegrationView>> {
    private final Integrations integrations;

    @Inject
    ListIntegrations(Integrations integrations) {
        this.integrations = integrations;
    }

    @Override
    public Page<IntegrationView> handle(Caller caller, Request request) {
        return integrations
                .of(caller.tenant())
                .page(request.cursor(), request.limit() == null ? 50 : request.limit())
                .map(IntegrationView::of);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(
                    platform,
                    DaggerIntegrationsComponent.factory().create(platform).listIntegrations());
        }
    }
}
