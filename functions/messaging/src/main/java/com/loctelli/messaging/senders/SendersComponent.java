package com.loctelli.messaging.senders;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What can be done with numbers. */
@Component
interface SendersComponent {
    ListSenders listSenders();

    AddSender addSender();

    ChangeSender changeSender();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        SendersComponent create(@BindsInstance Platform platform);
    }
}
