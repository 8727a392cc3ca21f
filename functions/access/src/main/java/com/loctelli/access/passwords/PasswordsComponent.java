package com.loctelli.access.passwords;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of passwords. */
@Component
interface PasswordsComponent {
    ChangePassword changePassword();

    AskPasswordReset askPasswordReset();

    ConfirmPasswordReset confirmPasswordReset();

    ChangeAdminPassword changeAdminPassword();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        PasswordsComponent create(@BindsInstance Platform platform);
    }
}
