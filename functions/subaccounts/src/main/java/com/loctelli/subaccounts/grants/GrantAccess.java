package com.loctelli.subaccounts.grants;

import com.loctelli.kernel.audit.Auditing;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.subaccounts.SubAccounts;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Max;
import io.avaje.validation.constraints.Min;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/admin/sub-accounts/{id}/access-grants}: lets the admin who asks act inside the sub-account for a while. */
public final class GrantAccess implements Endpoint<GrantAccess.Request, Reply.Created<GrantView>> {
    private static final List<String> EVERYTHING_READ = List.of("*:read");

    private final Platform platform;
    private final Grants grants;
    private final SubAccounts subAccounts;

    @Inject
    GrantAccess(Platform platform, Grants grants, SubAccounts subAccounts) {
        this.platform = platform;
        this.grants = grants;
        this.subAccounts = subAccounts;
    }

    @Override
    public Reply.Created<GrantView> handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        var business = subAccounts.of(tenant).get();
        var minutes = request.minutes();
        var scopes = request.scopes();
        var grant = grants.make(
                tenant,
                caller.admin().id(),
                request.reason(),
                minutes == null ? business.settings().adminAccess().maxMinutes() : minutes,
                scopes == null ? EVERYTHING_READ : scopes);
        Auditing.because(grant.reason());
        return new Reply.Created<>(GrantView.of(grant, platform.clock().now()));
    }

    /** On which terms.
     *
     * @param minutes for how long; the longest that the sub-account allows where it is absent
     * @param scopes what may be done, as of an API key; reading everything where it is absent
     */
    @Json
    @Valid
    public record Request(
            String id,
            @Nullable @Size(max = 500) String reason,
            @Nullable @Min(1) @Max(1440) Integer minutes,
            @Nullable @Size(min = 1, max = 20) List<String> scopes) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(platform, DaggerGrantsComponent.factory().create(platform).grantAccess());
        }
    }
}
