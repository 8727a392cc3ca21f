package com.loctelli.assistant;

import com.loctelli.assistant.trace.TurnView;
import com.loctelli.assistant.trace.Turns;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Permission;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/turns/{id}}: one turn of the agent; who runs the sub-account sees the exact prompt too. */
public final class GetTurn implements Endpoint<GetTurn.Request, TurnView> {
    private final Turns turns;

    @Inject
    GetTurn(Turns turns) {
        this.turns = turns;
    }

    @Override
    public TurnView handle(Caller caller, Request request) {
        return turns.need(caller.tenant(), request.id(), Permission.MANAGE.admits(caller));
    }

    /** Which turn. */
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
            super(platform, DaggerAssistantComponent.factory().create(platform).getTurn());
        }
    }
}
