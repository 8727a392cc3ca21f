package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/admin/sub-accounts/{id}/usage}: what one sub-account has used, for the agency. */
public final class ShowUsage implements Endpoint<ShowUsage.Request, UsageView> {
    private final Platform platform;
    private final UsageReport report;

    @Inject
    ShowUsage(Platform platform, UsageReport report) {
        this.platform = platform;
        this.report = report;
    }

    @Override
    public UsageView handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        return report.of(tenant, request.month());
    }

    /**
     * Which sub-account.
     *
     * @param month {@code 2026-03}; the present one where it is absent
     */
    @Json
    @Valid
    public record Request(
            String id, @Nullable @Size(max = 7) String month) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerUsageComponent.factory().create(platform).showUsage());
        }
    }
}
