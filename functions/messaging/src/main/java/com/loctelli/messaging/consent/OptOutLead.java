package com.loctelli.messaging.consent;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.LeadEvent;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.MessagingProblems;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/leads/{id}/opt-out}: the lead told a person that it wants no texts. */
public final class OptOutLead implements Endpoint<OptOutLead.Request, Suppression> {
    private final Platform platform;
    private final Leads leads;
    private final Consents consents;

    @Inject
    OptOutLead(Platform platform, Leads leads, Consents consents) {
        this.platform = platform;
        this.leads = leads;
        this.consents = consents;
    }

    @Override
    public Suppression handle(Caller caller, Request request) {
        var ofTenant = leads.of(caller.tenant());
        var phone = ofTenant.need(request.id()).value().phone();
        if (phone == null) {
            throw MessagingProblems.NO_NUMBER.problem();
        }
        var ours = consents.of(caller.tenant());
        var told = LeadEvent.of("opted_out", caller.actor(), platform.clock().now())
                .because(request.reason());
        ours.suppress(
                phone,
                NewConsent.of("revoked", "all", "verbal", Map.of("leadId", request.id())),
                "manual",
                request.reason(),
                caller.actor(),
                List.of(ofTenant.event(request.id(), told)));
        return Objects.requireNonNull(ours.suppression(phone)).value();
    }

    /** Which lead, and what it said. */
    @Json
    @Valid
    public record Request(
            String id, @Nullable @Size(max = 200) String reason) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerConsentComponent.factory().create(platform).optOutLead());
        }
    }
}
