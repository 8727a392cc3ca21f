package com.loctelli.campaigns.recipients;

import com.loctelli.kernel.platform.Platform;
import dagger.BindsInstance;
import dagger.Component;

/** What this package does. */
@Component
interface RecipientsComponent {
    ListRecipients listRecipients();

    /** Makes it over a platform. */
    @Component.Factory
    interface Factory {
        RecipientsComponent create(@BindsInstance Platform platform);
    }
}
