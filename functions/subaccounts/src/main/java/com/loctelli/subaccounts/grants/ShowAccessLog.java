package com.loctelli.subaccounts.grants;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.storage.Page;
import com.loctelli.kernel.tenancy.AccessLogEntry;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/sub-account/access-log}: what admins of the agency did inside the caller's sub-account, and on which ground, the newest
 * first. */
public final class ShowAccessLog implements Endpoint<ShowAccessLog.Request, Page<AccessLogEntry>> {
    private final Grants grants;

    @Inject
    ShowAccessLog(Grants grants) {
        this.grants = grants;
    }

    @Override
    public Page<AccessLogEntry> handle(Caller caller, Request request) {
        var limit = request.limit();
        return grants.log(caller.tenant(), request.cursor(), limit == null ? 50 : limit);
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
            super(platform, DaggerGrantsComponent.factory().create(platform).showAccessLog());
        }
    }
}
