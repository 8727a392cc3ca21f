package com.loctelli.evals;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/evals/runs}: rehearses a version of a strategy in situations, many conversations in the background. */
public final class StartRun implements Endpoint<StartRun.Request, Reply.Accepted<RunView>> {
    private final Runs runs;

    @Inject
    StartRun(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Reply.Accepted<RunView> handle(Caller caller, StartRun.Request request) {
        var run = runs.start(
                caller.tenant(),
                request.strategyId(),
                request.version(),
                request.againstVersion(),
                request.scenarioIds() == null ? List.of() : request.scenarioIds(),
                request.conversations() == null ? 0 : request.conversations(),
                caller.actor());
        return new Reply.Accepted<>(run);
    }

    /**
     * What is rehearsed.
     *
     * @param version of the strategy, published or not; the published one, where it is not said
     * @param againstVersion another version that is rehearsed in the same situations, by the same seeds, and compared with
     * @param scenarioIds the situations; those that are part of the product, where it is not said
     * @param conversations how many in all, each situation in its turn with another seed; one a situation, where it is
     *     not said
     */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 60) String strategyId,
            @Nullable @Min(1) Integer version,
            @Nullable @Min(1) Integer againstVersion,
            @Nullable @Size(max = 50) List<String> scenarioIds,
            @Nullable @Min(1) @Max(500) Integer conversations) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerEvalsComponent.factory().create(platform).startRun());
        }
    }
}
