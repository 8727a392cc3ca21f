package com.loctelli.access.secondfactor;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of the second factor. */
@Component
interface SecondFactorComponent {
    EnrollSecondFactor enrollSecondFactor();

    ConfirmSecondFactor confirmSecondFactor();

    DisableSecondFactor disableSecondFactor();

    EnrollAdminSecondFactor enrollAdminSecondFactor();

    ConfirmAdminSecondFactor confirmAdminSecondFactor();

    DisableAdminSecondFactor disableAdminSecondFactor();

    SetUpSecondFactor setUpSecondFactor();

    ConfirmSetUp confirmSetUp();

    SetPolicy setPolicy();

    SetAdminPolicy setAdminPolicy();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        SecondFactorComponent create(@BindsInstance Platform platform);
    }
}
