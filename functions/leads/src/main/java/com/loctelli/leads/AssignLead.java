package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/leads/{id}/assign}: gives a lead to a user, or without one to nobody. */
public final class AssignLead implements Endpoint<AssignLead.Request, Reply.Tagged<LeadView>> {
    private final Leads leads;
    private final Owners owners;

    @Inject
    AssignLead(Leads leads, Owners owners) {
        this.leads = leads;
        this.owners = owners;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        owners.check(caller.tenant(), request.userId(), "/userId", faults);
    }

    @Override
    public Reply.Tagged<LeadView> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).assign(request.id(), request.userId(), caller.actor());
        return new Reply.Tagged<>(LeadView.of(lead), lead.version());
    }

    /** To whom. */
    @Json
    @Valid
    public record Request(
            String id,

            @Nullable @Pattern(regexp = "[A-Za-z0-9_]{1,60}")
            String userId) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).assignLead());
        }
    }
}
