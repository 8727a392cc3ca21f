package com.loctelli.leads;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code PUT /v1/leads/{id}/tags/{tag}}: puts a tag on a lead. */
public final class TagLead implements Endpoint<TagLead.Request, Reply.Tagged<LeadView>> {
    private final Leads leads;

    @Inject
    TagLead(Leads leads) {
        this.leads = leads;
    }

    @Override
    public Reply.Tagged<LeadView> handle(Caller caller, Request request) {
        var lead = leads.of(caller.tenant()).tag(request.id(), request.tag().strip(), true, caller.actor());
        return new Reply.Tagged<>(LeadView.of(lead), lead.version());
    }

    /** Which tag on which lead. */
    @Json
    @Valid
    public record Request(
            String id, @NotBlank @Size(max = 50) String tag) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        public Function() {
            this(Platform.ofProcess());
        }

        public Function(Platform platform) {
            super(platform, DaggerLeadsComponent.factory().create(platform).tagLead());
        }
    }
}
