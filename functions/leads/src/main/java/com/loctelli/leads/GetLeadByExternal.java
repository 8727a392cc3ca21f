package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.kernel.tenancy.Resource;
import com.loctelli.kernel.tenancy.RowOwners;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/leads/by-external/{system}/{externalId}}: the lead that an outside system knows by that id. */
public final class GetLeadByExternal implements Endpoint<GetLeadByExternal.Request, Reply.Tagged<LeadView>> {
    private final Leads leads;
    private final Platform platform;

    @Inject
    GetLeadByExternal(Leads leads, Platform platform) {
        this.leads = leads;
        this.platform = platform;
    }

    @Override
    public Reply.Tagged<LeadView> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).withExternal(request.system(), request.externalId());
        if (lead == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        new RowOwners(platform.database()).check(caller, Resource.LEADS, lead.sk());
        return new Reply.Tagged<>(LeadView.of(lead), lead.version());
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String system, String externalId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).getLeadByExternal());
        }
    }
}
