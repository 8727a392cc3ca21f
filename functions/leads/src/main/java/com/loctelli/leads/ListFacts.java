package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/leads/{id}/facts}: what is known of a lead, and after it what no longer counts. */
public final class ListFacts implements Endpoint<ListFacts.Request, Page<FactView>> {
    private final Leads leads;

    @Inject
    ListFacts(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Page<FactView> handle(Caller caller, Request request) {
        var all = leads.of(caller.tenant());
        var lead = all.need(request.id());
        return all.facts(lead.sk(), request.cursor(), request.limit() == null ? 200 : request.limit());
    }

    /** Which page of whose. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).listFacts());
        }
    }
}
