package com.loctelli.conversations.incidents;

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

/** {@code GET /v1/security-incidents}: what looked like an attack, newest first; the open ones where nothing is said. */
public final class ListSecurityIncidents implements Endpoint<ListSecurityIncidents.Request, Page<IncidentView>> {
    private final Incidents incidents;

    @Inject
    ListSecurityIncidents(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public Page<IncidentView> handle(Caller caller, Request request) {
        int limit = request.limit() == null ? 50 : request.limit();
        return incidents.of(caller.tenant()).page(Boolean.TRUE.equals(request.resolved()), request.cursor(), limit);
    }

    /** Which incidents. */
    @Json
    @Valid
    public record Request(
            @Nullable Boolean resolved,
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
            super(platform, DaggerIncidentsComponent.factory().create(platform).listSecurityIncidents());
        }
    }
}
