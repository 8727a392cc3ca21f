package com.loctelli.access.agency;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of who is an admin. */
@Component
interface AgencyComponent {
    AddAdminCode addAdminCode();

    ListAdminCodes listAdminCodes();

    RevokeAdminCode revokeAdminCode();

    AdminRegister adminRegister();

    ListAdmins listAdmins();

    ShowAdmin showAdmin();

    RemoveAdmin removeAdmin();

    UnlockAdmin unlockAdmin();

    ListAuthAttempts listAuthAttempts();

    RotateSigningKeys rotateSigningKeys();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        AgencyComponent create(@BindsInstance Platform platform);
    }
}
