package com.loctelli.operations.audit;

import com.loctelli.kernel.audit.AuditTrail;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/audit-log/verification}: goes over the chain, a thousand entries a call, and names the first link that does not
 * hold. */
public final class VerifyAudit implements Endpoint<VerifyAudit.Request, AuditTrail.Verification> {
    private final Platform platform;

    @Inject
    VerifyAudit(Platform platform) {
        this.platform = platform;
    }

    @Override
    public AuditTrail.Verification handle(Caller caller, Request request) {
        var after = request.after();
        return platform.audit().verify(caller.tenant(), after == null ? 0 : after);
    }

    /** From where on.
     *
     * @param after the number of the entry that was verified last; the whole chain where it is absent
     */
    @Json
    @Valid
    public record Request(@Nullable @Min(0) Long after) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAuditComponent.factory().create(platform).verifyAudit());
        }
    }
}
