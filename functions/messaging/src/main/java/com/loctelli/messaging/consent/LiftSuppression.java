package com.loctelli.messaging.consent;

import com.loctelli.contact.PhoneNumber;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.leads.LeadSuppression;
import com.loctelli.leads.Leads;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Pattern;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.Map;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * {@code DELETE /v1/suppressions?address=&reason=}: a number may be texted again, for a reason that the ledger keeps. It
 * overrules what connected systems say too, and what the carrier says of the number; with {@code cause=unreachable}
 * only that.
 */
public final class LiftSuppression implements Endpoint<LiftSuppression.Request, Reply.NoContent<NoRequest>> {
    private final Platform platform;
    private final Consents consents;
    private final Leads leads;

    @Inject
    LiftSuppression(Platform platform, Consents consents, Leads leads) {
        this.platform = platform;
        this.consents = consents;
        this.leads = leads;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var ours = consents.of(caller.tenant());
        var standing = request.cause() == null ? ours.suppression(request.address()) : null;
        var unreachable = ours.unreachable(request.address());
        if (standing == null && unreachable == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        if (unreachable != null) {
            var scope = unreachable.value().scope();
            var statement = NewConsent.of("reachable", scope, "api", Map.of("reason", request.reason()));
            ours.reachable(request.address(), statement, caller.actor());
        }
        if (standing == null) {
            return new Reply.NoContent<>();
        }
        var statement = NewConsent.of("re_opt_in", standing.value().scope(), "api", Map.of("reason", request.reason()));
        // The lead first: a stop in between leaves the person suppressed, and the same call mends it.
        liftOfLead(caller, request.address());
        ours.overrule(request.address(), statement, caller.actor());
        return new Reply.NoContent<>();
    }

    private void liftOfLead(Caller caller, String address) {
        var ofTenant = leads.of(caller.tenant());
        var lead = ofTenant.withPhone(PhoneNumber.ofE164(address));
        var told = lead == null ? null : lead.value().suppression();
        if (lead != null && told != null && told.sms()) {
            var left = new LeadSuppression(
                    false, told.email(), "overruled", platform.clock().now());
            ofTenant.suppress(lead.sk(), left, caller.actor());
        }
    }

    /** The number, E.164, and why; the cause is {@code unreachable} where nothing else is to be lifted. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 20) String address,
            @NotBlank @Size(min = 3, max = 200) String reason,
            @Nullable @Pattern(regexp = "unreachable") String cause) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerConsentComponent.factory().create(platform).liftSuppression());
        }
    }
}
