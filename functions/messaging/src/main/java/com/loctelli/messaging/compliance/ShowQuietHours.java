package com.loctelli.messaging.compliance;

import com.loctelli.kernel.edge.Endpoint;
import com.loctelli.kernel.edge.HttpFunction;
import com.loctelli.kernel.edge.NoRequest;
import com.loctelli.kernel.platform.Platform;
import com.loctelli.kernel.tenancy.Caller;
import com.loctelli.subaccounts.SubAccounts;
import javax.inject.Inject;

/** {@code GET /v1/compliance/quiet-hours}: when marketing may leave, and the rules of law that narrow it. */
public final class ShowQuietHours implements Endpoint<NoRequest, QuietHoursView> {
    private final SubAccounts subAccounts;

    @Inject
    ShowQuietHours(SubAccounts subAccounts) {
        this.subAccounts = subAccounts;
    }

    @Override
    public QuietHoursView handle(Caller caller, NoRequest request) {
        return QuietHoursView.of(subAccounts.of(caller.tenant()).get());
    }

    /** The Lambda entry point. */
    public static final class Function extends HttpFunction {
        /** Of this process. */
        public Function() {
            this(Platform.ofProcess());
        }

        /** Over a platform. */
        public Function(Platform platform) {
            super(platform, DaggerComplianceComponent.factory().create(platform).showQuietHours());
        }
    }
}
