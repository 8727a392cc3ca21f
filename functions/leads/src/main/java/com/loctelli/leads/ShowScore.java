package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/leads/{id}/score}: how promising the lead is now, and the rules that say so. */
public final class ShowScore implements Endpoint<ShowScore.Request, Score> {
    private final Scores scores;

    @Inject
    ShowScore(Scores scores) {
        this.scores = scores;
    }

    @Override
    public Score handle(Caller caller, ShowScore.Request request) {
        return scores.of(caller.tenant(), request.id());
    }

    /** Whose. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).showScore());
        }
    }
}
