package com.loctelli.subaccounts.erasure;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints and the worker of erasure, wired. */
@Component
interface ErasureComponent {
    DeleteSubAccount deleteSubAccount();

    ShowErasure showErasure();

    EraseTenant eraseTenant();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        ErasureComponent create(@BindsInstance Platform platform);
    }
}
