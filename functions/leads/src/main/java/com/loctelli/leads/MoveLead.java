package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.json.Removable;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code PATCH /v1/leads/{id}/status}: moves a lead through the status machine. */
public final class MoveLead implements Endpoint<MoveLead.Request, Reply.Tagged<LeadView>> {
    private final Leads leads;

    @Inject
    MoveLead(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Reply.Tagged<LeadView> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant())
                .changeStatus(
                        request.id(),
                        request.status(),
                        request.reason(),
                        RequestScope.current().ifMatch().orElse(null),
                        caller.actor());
        return new Reply.Tagged<>(LeadView.of(lead), lead.version());
    }

    /** Where to. */
    @Json
    @Valid
    public record Request(
            String id,
            LeadStatus status,
            @Removable @Nullable @Size(max = 500) String reason) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).moveLead());
        }
    }
}
