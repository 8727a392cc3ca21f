package com.loctelli.operations;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * {@code GET /v1/health}: 200 when all that a request needs answers, 503 with the parts that do not otherwise. For load
 * balancers and people; it tells nothing of why.
 */
public final class ShowHealth implements Endpoint<NoRequest, ShowHealth.Health> {
    /** Something that is needed does not answer. */
    public static final ProblemType UNHEALTHY =
            new ProblemType("operations/unhealthy", 503, "Something that is needed does not answer");

    private final List<Part> parts;

    @Inject
    ShowHealth(Platform platform) {
        this.parts = Part.of(platform);
    }

    @Override
    public Health handle(Caller caller, NoRequest request) {
        var failed = Part.failing(parts);
        if (!failed.isEmpty()) {
            throw UNHEALTHY.problem().with("failed", failed).retryAfter(Duration.ofSeconds(5));
        }
        return new Health("ok");
    }

    /**
     * It works.
     *
     * @param status always {@code ok}; anything else is a problem
     */
    @Json
    public record Health(String status) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerOperationsComponent.factory().create(platform).showHealth());
        }
    }
}
