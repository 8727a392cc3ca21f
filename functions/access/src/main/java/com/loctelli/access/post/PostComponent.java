package com.loctelli.access.post;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The writing of letters. */
@Component
interface PostComponent {
    SendAccountLetter sendAccountLetter();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        PostComponent create(@BindsInstance Platform platform);
    }
}
