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

/** {@code GET /v1/sub-account/usage}: what the caller's sub-account has used. */
public final class ShowOwnUsage implements Endpoint<ShowOwnUsage.Request, UsageView> {
    private final UsageReport report;

    @Inject
    ShowOwnUsage(UsageReport report) {
        this.report = report;
    }

    @Override
    public UsageView handle(Caller caller, Request request) {
        return report.of(caller.tenant(), request.month());
    }

    /**
     * Which month.
     *
     * @param month {@code 2026-03}; the present one where it is absent
     */
    @Json
    @Valid
    public record Request(@Nullable @Size(max = 7) String month) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerUsageComponent.factory().create(platform).showOwnUsage());
        }
    }
}
