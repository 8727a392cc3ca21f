package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Strategies;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/strategies/{id}/versions/{version}}: one version, published or not. */
public final class GetStrategyVersion implements Endpoint<GetStrategyVersion.Request, VersionView> {
    private final Strategies strategies;

    @Inject
    GetStrategyVersion(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public VersionView handle(Caller caller, GetStrategyVersion.Request request) {
        return VersionView.of(strategies
                .of(caller.tenant())
                .version(request.id(), request.version())
                .value());
    }

    /** Which version of which strategy. */
    @Json
    @Valid
    public record Request(String id, @Min(1) int version) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).getStrategyVersion());
        }
    }
}
