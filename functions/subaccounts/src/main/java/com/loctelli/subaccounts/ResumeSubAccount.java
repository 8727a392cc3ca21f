package com.loctelli.subaccounts;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Valid;
import jakarta.inject.Inject;

/** {@code POST /v1/admin/sub-accounts/{id}/resume}: ends a suspension. */
public final class ResumeSubAccount implements Endpoint<ResumeSubAccount.Request, Reply.Tagged<SubAccountView>> {
    private final Platform platform;
    private final SubAccounts subAccounts;

    @Inject
    ResumeSubAccount(Platform platform, SubAccounts subAccounts) {
        this.platform = platform;
        this.subAccounts = subAccounts;
    }

    @Override
    public Reply.Tagged<SubAccountView> handle(Caller caller, Request request) {
        var tenant = platform.directory().administered(caller.admin(), request.id());
        return SubAccountView.tagged(
                subAccounts.of(tenant).change(old -> TenantSubAccount.kept(old).resumed()));
    }

    /** Which sub-account. */
    @Json
    @Valid
    public record Request(String id) {}

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
                    DaggerSubAccountsComponent.factory().create(platform).resumeSubAccount());
        }
    }
}
