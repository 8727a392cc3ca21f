package com.loctelli.subaccounts.usage;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of what is used, wired. */
@Component
interface UsageComponent {
    ShowUsage showUsage();

    ShowOwnUsage showOwnUsage();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        UsageComponent create(@BindsInstance Platform platform);
    }
}
