package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.PageRequest;
import com.loctelli.strategies.Strategies;
import jakarta.inject.Inject;

/** {@code GET /v1/strategies}: the strategies, and which of them is the default. */
public final class ListStrategies implements Endpoint<PageRequest, Page<StrategyView>> {
    private final Strategies strategies;

    @Inject
    ListStrategies(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public Page<StrategyView> handle(Caller caller, PageRequest request) {
        var all = strategies.of(caller.tenant());
        var defaultId = all.defaultId();
        return all.list(request.cursor(), request.most()).map(one -> StrategyView.of(one, defaultId));
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).listStrategies());
        }
    }
}
