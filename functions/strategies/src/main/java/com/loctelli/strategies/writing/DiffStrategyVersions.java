package com.loctelli.strategies.writing;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.strategies.Difference;
import com.loctelli.strategies.Strategies;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/strategies/{id}/versions/{version}/diff}: what a version says otherwise than another one, by default the one before it. */
public final class DiffStrategyVersions implements Endpoint<DiffStrategyVersions.Request, Difference> {
    private final Strategies strategies;

    @Inject
    DiffStrategyVersions(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public Difference handle(Caller caller, DiffStrategyVersions.Request request) {
        var all = strategies.of(caller.tenant());
        var to = all.version(request.id(), request.version()).value();
        int against = request.against() == null ? Math.max(1, request.version() - 1) : request.against();
        var from = all.version(request.id(), against).value();
        return Difference.between(against, from.content(), request.version(), to.content());
    }

    /** Which version, and against which. */
    @Json
    @Valid
    public record Request(
            String id,
            @Min(1) int version,
            @Nullable @Min(1) Integer against) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerWritingComponent.factory().create(platform).diffStrategyVersions());
        }
    }
}
