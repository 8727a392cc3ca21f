package com.loctelli.access.users;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of people and of one's own profile. */
@Component
interface UsersComponent {
    ShowProfile showProfile();

    ChangeProfile changeProfile();

    ListUsers listUsers();

    AddUser addUser();

    ShowUser showUser();

    ChangeUser changeUser();

    DeactivateUser deactivateUser();

    ShowRowScopes showRowScopes();

    SetRowScopes setRowScopes();

    AskVerification askVerification();

    VerifyEmail verifyEmail();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        UsersComponent create(@BindsInstance Platform platform);
    }
}
