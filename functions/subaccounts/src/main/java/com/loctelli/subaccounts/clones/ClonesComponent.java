package com.loctelli.subaccounts.clones;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoint of clones, wired. */
@Component
interface ClonesComponent {
    CloneSubAccount cloneSubAccount();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        ClonesComponent create(@BindsInstance Platform platform);
    }
}
