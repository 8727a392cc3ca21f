package com.loctelli.subaccounts;

import com.loctelli.kernel.audit.Auditing;
import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/sub-accounts/{id}/suspend}: its users can neither sign in nor stay signed in. */
public final class SuspendSubAccount implements Endpoint<SuspendSubAccount.Request, Reply.Tagged<SubAccountView>> {
    private final Platform platform;
    private final SubAccounts subAccounts;

    @Inject
    SuspendSubAccount(Platform platform, SubAccounts subAccounts) {
        this.platform = platform;
        this.subAccounts = subAccounts;
    }

    @Override
    public Reply.Tagged<SubAccountView> handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        Auditing.because(request.reason());
        var now = platform.clock().now();
        return SubAccountView.tagged(
                subAccounts.of(tenant).change(old -> TenantSubAccount.kept(old).suspended(now, request.reason())));
    }

    /** Which sub-account, and why. */
    @Json
    @Valid
    public record Request(
            String id, @NotBlank @Size(max = 500) String reason) {}

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of the process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** On the given ports. */
        public Function(Platform platform) {
            super(
                    platform,
                    DaggerSubAccountsComponent.factory().create(platform).suspendSubAccount());
        }
    }
}
