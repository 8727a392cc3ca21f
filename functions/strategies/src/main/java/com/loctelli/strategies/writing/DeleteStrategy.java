package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.IdRequest;
import com.loctelli.strategies.Strategies;
import jakarta.inject.Inject;

/** {@code DELETE /v1/strategies/{id}}: removes a strategy; its leads follow the default one from then on. */
public final class DeleteStrategy implements Endpoint<IdRequest, Reply.NoContent<IdRequest>> {
    private final Strategies strategies;

    @Inject
    DeleteStrategy(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public Reply.NoContent<IdRequest> handle(Caller caller, IdRequest request) {
        strategies.of(caller.tenant()).delete(request.id());
        return new Reply.NoContent<>();
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).deleteStrategy());
        }
    }
}
