package com.loctelli.evals;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/evals/runs/{id}/results}: the conversations of a run with what was found, in their order. */
public final class ListRunResults implements Endpoint<ListRunResults.Request, Page<Played>> {
    private final Runs runs;

    @Inject
    ListRunResults(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Page<Played> handle(Caller caller, ListRunResults.Request request) {
        var limit = request.limit() == null ? 50 : request.limit();
        return runs.results(caller.tenant(), request.id(), request.cursor(), limit);
    }

    /** Whose results, and which page of them. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerEvalsComponent.factory().create(platform).listRunResults());
        }
    }
}
