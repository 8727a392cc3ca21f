package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Strategies;
import com.loctelli.strategies.VersionRequest;
import jakarta.inject.Inject;

/** {@code POST /v1/strategies/{id}/versions/{version}/rollback}: the agent speaks by an earlier published version again. */
public final class RollBackStrategy implements Endpoint<VersionRequest, Reply.Tagged<StrategyView>> {
    private final Strategies strategies;

    @Inject
    RollBackStrategy(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public Reply.Tagged<StrategyView> handle(Caller caller, VersionRequest request) {
        var all = strategies.of(caller.tenant());
        var stored = all.publish(
                request.id(), request.version(), true, RequestScope.current().ifMatch(), caller.actor());
        return new Reply.Tagged<>(StrategyView.of(stored, all.defaultId()), stored.version());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).rollBackStrategy());
        }
    }
}
