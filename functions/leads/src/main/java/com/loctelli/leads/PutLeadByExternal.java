package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /v1/leads/by-external/{system}/{externalId}}: the one lead that an outside system knows by that id: 201
 * where it is new.
 */
public final class PutLeadByExternal implements Endpoint<PutLeadByExternal.Request, Reply<LeadView>> {
    private final Leads leads;
    private final Owners owners;

    @Inject
    PutLeadByExternal(Leads leads, Owners owners) {
        this.leads = leads;
        this.owners = owners;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.fields().check(faults);
        owners.check(caller.tenant(), request.fields(), faults);
    }

    @Override
    public Reply<LeadView> handle(Caller caller, Request request) {
        var source = request.source() == null ? LeadSource.API : request.source();
        var captured = leads.of(caller.tenant())
                .capture(
                        NewLead.of(source, request.fields().named(request.name()))
                                .known(request.system(), request.externalId()),
                        caller.actor());
        var view = LeadView.of(captured.lead());
        return captured.isNew()
                ? new Reply.Created<>(view, captured.lead().version())
                : new Reply.Tagged<>(view, captured.lead().version());
    }

    /** The lead; a number or an address that another lead has is left with that one. */
    @Json
    @Valid
    public record Request(
            @Pattern(regexp = LeadSize.SYSTEM) String system,
            @Size(min = 1, max = 120) String externalId,
            @Nullable @Size(min = 1, max = 120) String name,
            @Inline @Valid LeadFields fields,
            @Nullable LeadSource source) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).putLeadByExternal());
        }
    }
}
