package com.loctelli.conversations.incidents;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/security-incidents/{id}/resolve}: somebody has looked at it. */
public final class ResolveSecurityIncident implements Endpoint<ResolveSecurityIncident.Request, IncidentView> {
    private final Incidents incidents;

    @Inject
    ResolveSecurityIncident(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public IncidentView handle(Caller caller, Request request) {
        return incidents.of(caller.tenant()).resolve(request.id(), caller.user().id(), request.note());
    }

    /** Which one, and what is to be remembered of it. */
    @Json
    @Valid
    public record Request(
            String id, @Nullable @Size(max = 1000) String note) {
        /** Leaves the note out. */
        @Override
        public String toString() {
            return "Request[" + id + "]";
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** On the ports of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerIncidentsComponent.factory().create(platform).resolveSecurityIncident());
        }
    }
}
