package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code GET /v1/leads/{id}}: a lead. */
public final class GetLead implements Endpoint<GetLead.Request, Reply.Tagged<LeadView>> {
    private final Leads leads;

    @Inject
    GetLead(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Reply.Tagged<LeadView> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).need(request.id());
        return new Reply.Tagged<>(LeadView.of(lead), lead.version());
    }

    /** Which one. */
    @Json
    @Valid
    public record Request(String id) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).getLead());
        }
    }
}
