package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/leads/{id}}: merges fields into a lead; its status has an endpoint of its own. */
public final class UpdateLead implements Endpoint<UpdateLead.Request, Reply.Tagged<LeadView>> {
    private final Leads leads;
    private final Owners owners;

    @Inject
    UpdateLead(Leads leads, Owners owners) {
        this.leads = leads;
        this.owners = owners;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.fields().check(faults);
        owners.check(caller.tenant(), request.fields(), faults);
    }

    @Override
    public Reply.Tagged<LeadView> handle(Caller caller, Request request) {
        var scope = RequestScope.current();
        var change = request.fields().named(request.name()).without(scope.removed());
        var lead = leads.of(caller.tenant())
                .update(request.id(), change, scope.ifMatch().orElse(null), caller.actor());
        return new Reply.Tagged<>(LeadView.of(lead), lead.version());
    }

    /** What is to change; what is left out stays, and what is null is taken away. */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(min = 1, max = 120) String name,
            @Inline @Valid LeadFields fields) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).updateLead());
        }
    }
}
