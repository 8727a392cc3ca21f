package com.loctelli.access.sessions;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** The endpoints of a user's own sessions. */
@Component
interface SessionsComponent {
    ListSessions listSessions();

    EndSession endSession();

    /** Makes it on the given ports. */
    @Component.Factory
    interface Factory {
        SessionsComponent create(@BindsInstance Platform platform);
    }
}
