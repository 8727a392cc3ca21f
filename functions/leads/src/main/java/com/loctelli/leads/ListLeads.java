package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Range;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/leads}: the sub-account's leads, most recently active first, or those that a search finds. */
public final class ListLeads implements Endpoint<ListLeads.Request, Page<LeadView>> {
    private final Leads leads;

    @Inject
    ListLeads(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Page<LeadView> handle(Caller caller, Request request) {
        var filter = new LeadFilter(request.status(), request.ownerId(), request.q(), caller.reach(Resource.LEADS));
        return leads.of(caller.tenant())
                .page(filter, request.cursor(), request.limit() == null ? 50 : request.limit())
                .map(LeadView::of);
    }

    /**
     * Which ones.
     *
     * @param q words of a name or company, an address, or digits of a telephone number, or their beginnings
     */
    @Json
    @Valid
    public record Request(
            @Nullable LeadStatus status,
            @Nullable @Size(max = 200) String q,
            @Nullable @Size(max = 60) String ownerId,
            @Nullable @Range(min = 1, max = 200) Integer limit,
            @Nullable String cursor) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).listLeads());
        }
    }
}
