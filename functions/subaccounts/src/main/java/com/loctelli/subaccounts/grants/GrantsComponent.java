package com.loctelli.subaccounts.grants;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of access grants, wired. */
@Component
interface GrantsComponent {
    GrantAccess grantAccess();

    ListGrants listGrants();

    RevokeGrant revokeGrant();

    EndGrant endGrant();

    ShowAccessLog showAccessLog();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        GrantsComponent create(@BindsInstance Platform platform);
    }
}
