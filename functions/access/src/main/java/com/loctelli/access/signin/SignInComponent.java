package com.loctelli.access.signin;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The ways in and out, of both realms. */
@Component
interface SignInComponent {
    LogIn logIn();

    Refresh refresh();

    LogOut logOut();

    LogOutEverywhere logOutEverywhere();

    AdminLogIn adminLogIn();

    AdminRefresh adminRefresh();

    AdminLogOut adminLogOut();

    UnlockSignIn unlockSignIn();

    ShowKeys showKeys();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        SignInComponent create(@BindsInstance Platform platform);
    }
}
