package com.loctelli.messaging.consent;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.problem.ProblemType;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;

/**
 * {@code DELETE /v1/suppressions?address=&reason=}: a number may be texted again, for a reason that the ledger keeps.
 */
public final class LiftSuppression implements Endpoint<LiftSuppression.Request, Reply.NoContent<NoRequest>> {
    private final Consents consents;

    @Inject
    LiftSuppression(Consents consents) {
        this.consents = consents;
    }

    @Override
    public Reply.NoContent<NoRequest> handle(Caller caller, Request request) {
        var ours = consents.of(caller.tenant());
        var standing = ours.suppression(request.address());
        if (standing == null) {
            throw ProblemType.NOT_FOUND.problem();
        }
        var statement = NewConsent.of("re_opt_in", standing.value().scope(), "api", Map.of("reason", request.reason()));
        ours.lift(request.address(), statement, caller.actor(), List.of());
        return new Reply.NoContent<>();
    }

    /** The number, E.164, and why. */
    @Json
    @Valid
    public record Request(
            @NotBlank @Size(max = 20) String address,
            @NotBlank @Size(min = 3, max = 200) String reason) {}

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
