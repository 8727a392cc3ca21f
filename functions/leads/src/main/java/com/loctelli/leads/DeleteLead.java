package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.edge.RequestScope;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/**
 * {@code DELETE /v1/leads/{id}}: removes a lead with its timeline, notes and facts, and frees its number and address.
 */
public final class DeleteLead implements Endpoint<DeleteLead.Request, Reply.NoContent<NoRequest>> {
    private final Leads leads;

    @Inject
    DeleteLead(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        leads.of(caller.tenant())
                .delete(request.id(), RequestScope.current().ifMatch().orElse(null));
        return new Reply.NoContent<>();
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
            super(platform, DaggerLeadsComponent.factory().create(platform).deleteLead());
        }
    }
}
