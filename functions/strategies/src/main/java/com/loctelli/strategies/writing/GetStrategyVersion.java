package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.VersionRequest;
import jakarta.inject.Inject;

/** {@code GET /v1/strategies/{id}/versions/{version}}: one version, published or not. */
public final class GetStrategyVersion implements Endpoint<VersionRequest, VersionView> {
    private final Strategies strategies;

    @Inject
    GetStrategyVersion(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public VersionView handle(Caller caller, VersionRequest request) {
        return VersionView.of(strategies
                .of(caller.tenant())
                .version(request.id(), request.version())
                .value());
    }

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
