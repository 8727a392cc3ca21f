package com.loctelli.evals;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/evals/runs/{id}}: how a run went so far, situation by situation, beside another run where that is asked. */
public final class GetRun implements Endpoint<GetRun.Request, RunView> {
    private final Runs runs;

    @Inject
    GetRun(Runs runs) {
        this.runs = runs;
    }

    @Override
    public RunView handle(Caller caller, GetRun.Request request) {
        return runs.view(caller.tenant(), request.id(), request.against());
    }

    /**
     * Which run.
     *
     * @param against another run that it is compared with; the one that was begun with it, where it is not said
     */
    @Json
    @Valid
    public record Request(String id, @Nullable String against) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerEvalsComponent.factory().create(platform).getRun());
        }
    }
}
