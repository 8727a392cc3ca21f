package com.loctelli.operations;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The feature's operations, wired. */
@Component
interface OperationsComponent {
    RefuseUnknownPath refuseUnknownPath();

    ShowHealth showHealth();

    ShowVersion showVersion();

    ListQueues listQueues();

    RedriveQueue redriveQueue();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        OperationsComponent create(@BindsInstance Platform platform);
    }
}
