package com.loctelli.transfers;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The worker of transfers, wired. */
@Component
interface TransfersComponent {
    MoveTenant moveTenant();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        TransfersComponent create(@BindsInstance Platform platform);
    }
}
