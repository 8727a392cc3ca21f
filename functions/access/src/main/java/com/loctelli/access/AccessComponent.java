package com.loctelli.access;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The feature's operations, wired. */
@Component
interface AccessComponent {
    LogIn logIn();

    Refresh refresh();

    LogOut logOut();

    LogOutEverywhere logOutEverywhere();

    ListSessions listSessions();

    EndSession endSession();

    ShowProfile showProfile();

    ChangeProfile changeProfile();

    ChangePassword changePassword();

    AdminLogIn adminLogIn();

    AdminRefresh adminRefresh();

    AdminLogOut adminLogOut();

    ShowAdminProfile showAdminProfile();

    UnlockSignIn unlockSignIn();

    ShowKeys showKeys();

    ListUsers listUsers();

    AddUser addUser();

    ShowUser showUser();

    ChangeUser changeUser();

    DeactivateUser deactivateUser();

    AddApiKey addApiKey();

    ListApiKeys listApiKeys();

    RevokeApiKey revokeApiKey();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        AccessComponent create(@BindsInstance Platform platform);
    }
}
