package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.IdRequest;
import com.loctelli.strategies.Strategies;
import jakarta.inject.Inject;

/** {@code GET /v1/strategies/{id}}: one strategy with its published content. */
public final class GetStrategy implements Endpoint<IdRequest, Reply.Tagged<StrategyView>> {
    private final Strategies strategies;

    @Inject
    GetStrategy(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public Reply.Tagged<StrategyView> handle(Caller caller, IdRequest request) {
        var all = strategies.of(caller.tenant());
        var found = all.need(request.id());
        return new Reply.Tagged<>(StrategyView.of(found, all.defaultId()), found.version());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).getStrategy());
        }
    }
}
