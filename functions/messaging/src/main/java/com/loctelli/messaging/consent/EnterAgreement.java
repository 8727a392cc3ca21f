package com.loctelli.messaging.consent;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.Faults;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.Leads;
import com.loctelli.messaging.MessagingProblems;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Valid;
import java.time.Instant;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/leads/{id}/consent}: the lead agreed to be texted, on a form, on paper or in words; the answer is
 * what is known of its consent then. 409 where it has opted out, which no word of the business takes back.
 */
public final class EnterAgreement implements Endpoint<EnterAgreement.Request, Reply.Created<ShowLeadConsent.View>> {
    private final Platform platform;
    private final Leads leads;
    private final ShowLeadConsent consent;

    @Inject
    EnterAgreement(Platform platform, Leads leads, ShowLeadConsent consent) {
        this.platform = platform;
        this.leads = leads;
        this.consent = consent;
    }

    @Override
    public void check(Caller caller, Request request, Faults faults) {
        request.agreement().check("", platform.clock().now(), faults);
    }

    @Override
    public Reply.Created<ShowLeadConsent.View> handle(Caller caller, Request request) {
        var ofTenant = leads.of(caller.tenant());
        var lead = ofTenant.need(request.id());
        var phone = lead.value().phone();
        if (phone == null) {
            throw MessagingProblems.NO_NUMBER.problem();
        }
        var noted = request.agreement().of(phone, lead, platform.clock().now());
        var outcome = new TenantAgreements(platform, caller.tenant(), ofTenant).enter(noted, caller.actor());
        if (outcome == AgreementOutcome.OPTED_OUT) {
            throw MessagingProblems.SUPPRESSED.problem("Only they take that back, or who lifts it for a reason");
        }
        if (outcome == AgreementOutcome.REVOKED_SINCE) {
            throw TenantConsents.REVOKED_SINCE.problem("The agreement was given before the person said no");
        }
        return new Reply.Created<>(consent.handle(caller, new ShowLeadConsent.Request(request.id(), null, null)));
    }

    /**
     * Which lead, and what it agreed to.
     *
     * @param kind {@code express_written} and {@code express} allow marketing, {@code informational} does not; the
     *     words that were shown are needed for the first
     * @param at when it was given, now where nothing is said
     */
    @Json
    @Valid
    public record Request(
            String id,
            @Pattern(regexp = Agreement.KINDS) String kind,
            @Pattern(regexp = Agreement.METHODS) String method,
            @Nullable Instant at,
            @Nullable @Valid AgreementEvidence evidence) {
        Agreement agreement() {
            return new Agreement(kind, method, at, evidence);
        }
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerConsentComponent.factory().create(platform).enterAgreement());
        }
    }
}
