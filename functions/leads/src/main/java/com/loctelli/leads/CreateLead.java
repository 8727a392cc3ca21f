package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.json.Inline;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.problem.FieldError;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/leads}: a new lead; 409 where another has the telephone number, the address or the outside id. */
public final class CreateLead implements Endpoint<CreateLead.Request, Reply.Created<LeadView>> {
    private final Leads leads;
    private final Owners owners;

    @Inject
    CreateLead(Leads leads, Owners owners) {
        this.leads = leads;
        this.owners = owners;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.fields().check(faults);
        var errors = new ArrayList<FieldError>();
        LeadSize.externalIds(Objects.requireNonNullElse(request.externalIds(), Map.of()), errors);
        LeadSize.attribution(Objects.requireNonNullElse(request.attribution(), Map.of()), errors);
        faults.addAll(errors);
        owners.check(caller.tenant(), request.fields(), faults);
    }

    @Override
    public Reply.Created<LeadView> handle(Caller caller, Request request) {
        var external = request.externalIds() == null ? Map.<String, String>of() : request.externalIds();
        var attribution = request.attribution() == null ? Map.<String, String>of() : request.attribution();
        var source = request.source() == null ? LeadSource.API : request.source();
        var lead = leads.of(caller.tenant())
                .create(
                        new NewLead(
                                source,
                                request.sourceRef(),
                                external,
                                attribution,
                                null,
                                request.fields().madeBy(caller).named(request.name())),
                        caller.actor());
        return new Reply.Created<>(LeadView.of(lead), lead.version());
    }

    /** The lead; of it only the name is needed. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 120) String name,
            @Inline @Valid LeadFields fields,
            @Nullable LeadSource source,
            @Nullable @Size(max = 120) String sourceRef,
            @Nullable @Size(max = 10) Map<String, String> externalIds,
            @Nullable @Size(max = 20) Map<String, String> attribution) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).createLead());
        }
    }
}
