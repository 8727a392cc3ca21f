package com.loctelli.subaccounts.grants;

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

/** {@code GET /v1/admin/sub-accounts/{id}/access-grants}: the grants that admins of the agency had or have. */
public final class ListGrants implements Endpoint<ListGrants.Request, Page<GrantView>> {
    private final Platform platform;
    private final Grants grants;

    @Inject
    ListGrants(Platform platform, Grants grants) {
        this.platform = platform;
        this.grants = grants;
    }

    @Override
    public Page<GrantView> handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        var limit = request.limit();
        var now = platform.clock().now();
        return grants.page(tenant, request.cursor(), limit == null ? 50 : limit).map(grant -> GrantView.of(grant, now));
    }

    /** Which page of which sub-account's. */
    @Json
    @Valid
    public record Request(
            String id,
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
            super(platform, DaggerGrantsComponent.factory().create(platform).listGrants());
        }
    }
}
