package com.loctelli.subaccounts;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.edge.Reply;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import jakarta.inject.Inject;

/** {@code GET /v1/sub-account}: the sub-account of the user who asks. */
public final class ShowOwnSubAccount implements Endpoint<NoRequest, Reply.Tagged<SubAccountView>> {
    private final SubAccounts subAccounts;

    @Inject
    ShowOwnSubAccount(SubAccounts subAccounts) {
        this.subAccounts = subAccounts;
    }

    @Override
    public Reply.Tagged<SubAccountView> handle(Caller caller, NoRequest request) {
        return SubAccountView.tagged(subAccounts.of(caller.tenant()).stored());
    }

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
                    DaggerSubAccountsComponent.factory().create(platform).showOwnSubAccount());
        }
    }
}
