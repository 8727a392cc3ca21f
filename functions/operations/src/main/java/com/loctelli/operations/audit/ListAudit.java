package com.loctelli.operations.audit;

import com.loctelli.kernel.audit.AuditEntry;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/audit-log}: what was done by those who run the sub-account, the newest first. */
public final class ListAudit implements Endpoint<ListAudit.Request, Page<AuditEntry>> {
    private final Platform platform;

    @Inject
    ListAudit(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Page<AuditEntry> handle(Caller caller, Request request) {
        var limit = request.limit();
        return platform.audit().page(caller.tenant(), request.cursor(), limit == null ? 50 : limit);
    }

    /** Which page. */
    @Json
    @Valid
    public record Request(
            @Nullable String cursor,
            @Nullable @Min(1) @Max(100) Integer limit) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerAuditComponent.factory().create(platform).listAudit());
        }
    }
}
