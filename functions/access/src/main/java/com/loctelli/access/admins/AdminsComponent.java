package com.loctelli.access.admins;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of the agency's admins. */
@Component
interface AdminsComponent {
    ShowAdminProfile showAdminProfile();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        AdminsComponent create(@BindsInstance Platform platform);
    }
}
