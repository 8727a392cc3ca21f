package com.loctelli.messaging;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this feature does. */
@Component
interface MessagingComponent {
    SendSms sendSms();

    PreviewSms previewSms();

    ListSms listSms();

    ShowSms showSms();

    ValidatePhone validatePhone();

    ListSenders listSenders();

    AddSender addSender();

    ChangeSender changeSender();

    ListSuppressions listSuppressions();

    Suppress suppress();

    LiftSuppression liftSuppression();

    ListConsentEvents listConsentEvents();

    OptOutLead optOutLead();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        MessagingComponent create(@BindsInstance Platform platform);
    }
}
