package com.loctelli.messaging;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What the send path offers; its parts have components of their own. */
@Component
interface MessagingComponent {
    SendSms sendSms();

    PreviewSms previewSms();

    ListSms listSms();

    ShowSms showSms();

    ValidatePhone validatePhone();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        MessagingComponent create(@BindsInstance Platform platform);
    }
}
