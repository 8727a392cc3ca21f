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

/** {@code GET /v1/evals/scenarios}: the sub-account's situations, and last those that are part of the product. */
public final class ListScenarios implements Endpoint<ListScenarios.Request, Page<Scenario>> {
    private final Runs runs;

    @Inject
    ListScenarios(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Page<Scenario> handle(Caller caller, ListScenarios.Request request) {
        var limit = request.limit() == null ? 50 : request.limit();
        return runs.scenarios(caller.tenant(), request.cursor(), limit);
    }

    /** Which page of them. */
    @Json
    @Valid
    public record Request(
            @Nullable String cursor,
            @Nullable @Min(1) @Max(200) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerEvalsComponent.factory().create(platform).listScenarios());
        }
    }
}
