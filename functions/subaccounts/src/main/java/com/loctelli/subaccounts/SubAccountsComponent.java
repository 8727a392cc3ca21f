package com.loctelli.subaccounts;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The feature's operations, wired. */
@Component
interface SubAccountsComponent {
    CreateSubAccount createSubAccount();

    ListSubAccounts listSubAccounts();

    ShowSubAccount showSubAccount();

    ChangeSubAccount changeSubAccount();

    SuspendSubAccount suspendSubAccount();

    ResumeSubAccount resumeSubAccount();

    ShowStats showStats();

    ShowOwnSubAccount showOwnSubAccount();

    ChangeOwnSettings changeOwnSettings();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        SubAccountsComponent create(@BindsInstance Platform platform);
    }
}
